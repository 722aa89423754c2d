-- The store that this replaces ordered events by a number that is given before the commit, and guessed from clocks when it
-- may go on. Here readers go by (transaction, position), and only below the oldest transaction that is still at work.
alter table event rename to event_before;

create table event (
    position        bigint      not null generated always as identity,
    transaction_id  xid8        not null default pg_current_xact_id(),
    stream_id       uuid        not null,
    sequence_number bigint      not null,
    stream_type     text,
    event_id        uuid        not null,
    event_type      text        not null,
    revision        text,
    metadata        json        not null,
    payload         json        not null,
    recorded_at     timestamptz not null,
    constraint event_once_per_place_in_stream primary key (stream_id, sequence_number)
);

comment on table event is 'What happened, stream by stream. Only ever appended to.';
comment on column event.transaction_id is 'the transaction that stored it; readers go by (transaction_id, position)';
comment on column event.recorded_at is 'by the clock of the process that stored it; no reader goes by it';

-- what readers go along
create unique index event_reading_order on event (transaction_id, position);

insert into event (stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload, recorded_at)
select stream_id::uuid, sequence_number, stream_type, event_id::uuid, event_type, revision, metadata::json, payload::json,
       recorded_at::timestamptz
from event_before
order by position;

drop table event_before;
drop table snapshot;

-- The last state of a stream that somebody took a picture of; can be thrown away at any time.
create table snapshot (
    stream_id       uuid        primary key,
    sequence_number bigint      not null,
    stream_type     text,
    event_id        uuid        not null,
    event_type      text        not null,
    revision        text,
    metadata        json        not null,
    payload         json        not null,
    recorded_at     timestamptz not null
);

-- Readers begin again: their places were of the other kind. What they have done already they recognise.
delete from reader_token;

-- What has been done under which key: the hashes as 16 bytes, and swept when nobody can ask any more.
alter table command_receipt rename to command_receipt_before;

create table command_receipt (
    key_hash    uuid        constraint command_receipt_once_per_key primary key,
    fingerprint uuid        not null,
    stream_id   uuid        not null,
    version     bigint      not null,
    taken_at    timestamptz not null default now()
);

insert into command_receipt (key_hash, fingerprint, stream_id, version, taken_at)
select left(key_hash, 32)::uuid, left(fingerprint, 32)::uuid, stream_id::uuid, version, taken_at
from command_receipt_before
where stream_id is not null;

drop table command_receipt_before;

-- The role that the service runs under is called like its database.
do $$
begin
    if exists (select from pg_roles where rolname = current_database()) then
        execute format('revoke update, delete, truncate on event from %I', current_database());
    end if;
end $$;
