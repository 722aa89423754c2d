-- The number that a transaction of this server has in the order of events. On a server that a backup was restored onto,
-- begin_era() has it add as much that new numbers are above all that are stored. The planner puts the body in its
-- place.
create function transaction_number(of_server xid8) returns xid8
    language sql immutable parallel safe as $$ select of_server $$;

-- The timeline that the server writes. Every promotion of a standby and every restore to a point in time begins one.
create function server_timeline() returns integer
    language sql volatile as $$
    select ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer
$$;

-- The servers, or the states of one, that events were stored on one after the other: a restore onto another server and
-- the promotion of a standby each begin an era.
create table era (
    number   integer     primary key,
    -- what is added to the numbers of the server's transactions
    added    bigint      not null,
    -- of the server, when the era began: it is over once the server writes another one
    timeline integer     not null default server_timeline(),
    begun_at timestamptz not null default now()
);

insert into era (number, added) values (1, 0);

comment on table era is 'the servers, or states of a server, that events were stored on one after the other';

-- Events, stream by stream. Readers go by (transaction, position), and only below the oldest transaction that
-- is still at work: a number that is given before the commit would let a reader skip what commits later.
create table event (
    position        bigint      not null generated always as identity,
    transaction_id  xid8        not null default transaction_number(pg_current_xact_id()),
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

-- The role that the service runs under is called like its database.
do $$
begin
    if exists (select from pg_roles where rolname = current_database()) then
        execute format('revoke update, delete, truncate on event from %I', current_database());
        execute format('revoke insert, update, delete, truncate on era from %I', current_database());
    end if;
end $$;

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

-- How far each reader of the events has come: read models, reactions and the outbox relay.
create table reader_position (
    reader         varchar(100) primary key,
    -- all events up to and including this position are done with
    transaction_id xid8         not null default '0',
    position       bigint       not null default 0,
    -- for a reader that only one instance may be at: which one has it, and until when unless it says so again
    claimed_by     varchar(200),
    claimed_until  timestamptz
);

comment on table reader_position is 'how far each reader of the events has come, and which instance has claimed it';

-- Streams that a reader of the events passes by, from an event on that the program did not know or could not handle.
-- The reader goes on with all others, and takes these up again, in order, under a program that can.
create table parked_stream (
    reader          varchar(100) not null,
    stream_id       uuid         not null,
    -- the first event that is not handled; what follows it in the stream waits
    sequence_number bigint       not null,
    event_type      text         not null,
    -- UNKNOWN_TYPE, or FAILED and the kind of the failure; never what the event says
    reason          varchar(20)  not null,
    detail          varchar(100) not null default '',
    parked_at       timestamptz  not null default now(),
    retry_asked     boolean      not null default false,
    primary key (reader, stream_id)
);

comment on table parked_stream is 'streams that a reader passes by until a program can handle their next event';

-- The read models of this service: each definition of each is a schema of its own, made by db/read-model/<name>.sql and
-- by the events, outside this line of migrations, for it can be thrown away and made again at any time.
create table read_model (
    -- the name and the first digits of the definition: the schema, and the reader of events
    id             varchar(60) primary key,
    name           varchar(40) not null,
    -- SHA-256 of the definition
    definition     char(64)    not null,
    -- null while there is nothing to show
    live_since     timestamptz,
    -- when a process that has this definition last said so, which each does about once a minute
    used_at        timestamptz not null default now(),
    -- the last build that has begun, by its transaction's number: a builder that has another one must not write
    build          bigint      not null default 0,
    -- while another is being built beside it: since when, up to which position, and that of the last event
    building_since timestamptz,
    building_done  bigint      not null default 0,
    building_total bigint      not null default 0
);

comment on table read_model is 'each definition of each read model, and whether it is being built';

-- The outcome of each idempotency key: hashes only, for clients choose the keys; swept when nobody can ask
-- any more.
create table command_receipt (
    key_hash    uuid        constraint command_receipt_once_per_key primary key,
    fingerprint uuid        not null,
    stream_id   uuid        not null,
    version     bigint      not null,
    taken_at    timestamptz not null default now()
);

-- for the sweep; receipts lie in the order of their age, so that an index of ranges will do and costs an append nothing
create index command_receipt_age on command_receipt using brin (taken_at) with (pages_per_range = 16);

-- How far each reaction has processed the messages of a topic and subject: all numbers up to the mark, none missing.
create table inbox_mark (
    topic     text    not null,
    subject   text    not null,
    reaction  text    not null,
    -- the latest era that a message has named, and the last number of earlier eras that is valid in it
    era       integer not null,
    era_start bigint  not null,
    sequence  bigint  not null,
    -- how often this row has been written: who writes it has to have read it
    version   bigint  not null,
    -- the ids of the last messages up to the mark, in order
    recent    uuid[]  not null,
    primary key (topic, subject, reaction)
) with (fillfactor = 80);

-- The messages that marks do not tell about: those without a number, those beyond a gap in the numbers, and those that
-- an operator has discarded.
create table inbox (
    event_id    uuid         not null,
    -- empty for a message that an operator has discarded: no reaction ever processes it
    reaction    text         not null,
    event_type  varchar(100) not null,
    received_at timestamptz  not null default now(),
    -- of a message beyond a gap; swept when the mark has passed it
    topic       text,
    subject     text,
    era         integer,
    sequence    bigint,
    primary key (event_id, reaction)
);

create index inbox_beyond_gap on inbox (topic, subject, reaction, sequence) where sequence is not null;

create index inbox_age on inbox (received_at) where sequence is not null;

-- Messages of others that could not be processed, and those of the same key that wait behind them. Each key in order
-- of `id`. Why a message is parked is a code that pages translate; what exactly failed stands beside it. Neither
-- quotes the message.
create table parked_message (
    id        bigint generated always as identity primary key,
    topic     text         not null,
    key       text         not null,
    -- of a message without an id: a hash of its content
    event_id  uuid         not null,
    headers   text         not null,
    value     bytea        not null,
    reason    varchar(200) not null,
    detail    varchar(100) not null default '',
    parked_at timestamptz  not null default now(),
    attempts  integer      not null default 0,
    -- when it is tried again; null if it waits behind another one, or for an operator
    retry_at  timestamptz,
    constraint parked_message_once unique (topic, key, event_id)
);

create index parked_message_key on parked_message (topic, key, id);

create index parked_message_due on parked_message (retry_at) where retry_at is not null;

-- The operators' actions, with the operator: kept for good.
create table operator_action (
    id         bigint generated always as identity primary key,
    action     varchar(20)  not null,
    topic      text,
    subject    text,
    message    bigint,
    read_model varchar(100),
    outcome    varchar(20)  not null,
    count      bigint       not null default 0,
    done_by    varchar(200) not null,
    done_at    timestamptz  not null default now()
);

-- The number of each contract event among those of its topic and subject. Publishing again gives an event the number
-- that it had; an era names with it the last number before its beginning that is valid.
create table published_event (
    topic    text    not null,
    subject  text    not null,
    sequence bigint  not null,
    -- the stored event's, and its place in its stream
    event_id uuid    not null,
    stream_id uuid   not null,
    version  bigint  not null,
    -- the era in which it got its number
    era      integer not null,
    primary key (topic, subject, sequence),
    constraint published_event_once unique (event_id, topic)
);

-- How an action that took a while ended.
create table operator_action_end (
    action_id bigint      primary key references operator_action (id),
    outcome   varchar(20) not null,
    count     bigint      not null
);

-- The service adds to the journal and changes nothing in it; of the migrations it sees what is there.
do $$
begin
    if exists (select from pg_roles where rolname = current_database()) then
        execute format(
            'revoke update, delete, truncate on operator_action, operator_action_end from %I', current_database());
        execute format(
            'revoke insert, update, delete, truncate on flyway_schema_history from %I', current_database());
    end if;
end $$;

-- Each time that an operator asked to have everything published again. At most one is open at a time.
create table republication (
    id               bigint generated always as identity primary key,
    asked_by         varchar(200) not null,
    asked_at         timestamptz  not null default now(),
    begun_at         timestamptz,
    -- the relay's position when it began: what follows is published anyway
    ends_transaction xid8,
    ends_position    bigint,
    -- everything up to here has been published again
    done_transaction xid8         not null default '0',
    done_position    bigint       not null default 0,
    ended_at         timestamptz
);

create unique index republication_open on republication ((true)) where ended_at is null;

-- For events that were restored onto another server, whose transactions may have lower numbers than those that are
-- stored, and after the promotion of a standby. No row and no reader's position changes. Nothing else may write
-- meanwhile.
create procedure begin_era()
    language plpgsql as $$
declare
    highest bigint;
    missing bigint;
begin
    lock table event, era in exclusive mode;
    select max(used)::text::bigint into highest from (
        select max(transaction_id) as used from event
        union all select max(transaction_id) from reader_position
        union all select max(ends_transaction) from republication) as numbers;
    -- any transaction that is open now, or begins later, gets a higher one
    missing := greatest(
        coalesce((select added from era order by number desc limit 1), 0),
        coalesce(highest, 0) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint);
    -- at least the timeline, for an era that was begun on a promoted server may have been lost in a second failover
    insert into era (number, added) select greatest(max(number) + 1, server_timeline()), missing from era;
    if missing > 0 then
        execute format(
            'create or replace function transaction_number(of_server xid8) returns xid8 '
                'language sql immutable parallel safe as %L',
            format('select (of_server::text::bigint + %s)::text::xid8', missing));
    end if;
end
$$;

revoke execute on procedure begin_era() from public;

-- Begins an era if the server has been promoted, or restored to a point in time, since the last one began, and has the
-- history published again in it: so the consumers of every subject get to know the last number that is valid. Returns
-- the era's number, or null if none has begun. The running service may call it: it does nothing on any other server.
create function follow_promotion() returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if (select timeline from era order by number desc limit 1) = server_timeline() then
        return null;
    end if;
    lock table event, era in exclusive mode;
    if (select timeline from era order by number desc limit 1) = server_timeline() then
        return null;
    end if;
    call begin_era();
    if exists (select from published_event) then
        update republication set ended_at = now() where ended_at is null and begun_at is not null;
        insert into republication (asked_by) values ('promotion') on conflict do nothing;
        insert into operator_action (action, outcome, done_by) values ('PUBLISHED_AGAIN', 'ASKED_FOR', 'promotion');
    end if;
    return (select max(number) from era);
end
$$;

revoke execute on function follow_promotion() from public;

do $$
begin
    if exists (select from pg_roles where rolname = current_database()) then
        execute format('grant execute on function follow_promotion() to %I', current_database());
    end if;
end $$;
