-- When the entry was stored, by the server's clock: how long it waits for the sealer must not depend on the clock of
-- the process that wrote it. It is no part of the leaf.
alter table access_entry add column stored_at timestamptz not null default clock_timestamp();

-- When the other side cosigned the head, by the other side's clock. The term of keeping is counted from it.
alter table cosigned_head add column cosigned_at timestamptz;

create index cosigned_head_cosigned_at on cosigned_head (cosigned_at);

-- The one row says how far entries have been removed whose term has ended. Their leaves and hashes stay.
create table entry_removal (
    one            boolean primary key default true check (one),
    removed_before bigint  not null default 0
);

insert into entry_removal default values;

-- When this side cosigned the last head, and up to which leaf the log says that its entries' term has ended.
alter table witnessed_log
    add column cosigned_at timestamptz,
    add column expired     bigint not null default 0;

-- One row for each process of another side: the last head of its hash chain that this side has heard of.
create table witnessed_chain (
    origin   varchar(200) not null,
    process  varchar(220) not null,
    number   bigint       not null,
    note     text         not null,
    heard_at timestamptz  not null default now(),
    primary key (origin, process)
);

-- One row for each time that something was wrong with another log. It stays for good.
create table witness_alarm (
    id        bigint generated always as identity primary key,
    origin    varchar(200) not null,
    kind      varchar(40)  not null,
    size      bigint       not null,
    raised_at timestamptz  not null default now()
);

create index witness_alarm_origin on witness_alarm (origin, kind, id);

-- One row for each alarm that an operator has looked into, with what came of it.
create table witness_alarm_acknowledgement (
    alarm   bigint       primary key references witness_alarm (id),
    reason  varchar(200) not null,
    done_by varchar(200) not null,
    done_at timestamptz  not null default now()
);

insert into witness_alarm (origin, kind, size, raised_at)
select origin, alarm, size, coalesce(alarm_since, now()) from witnessed_log where alarm is not null;

alter table witnessed_log drop column alarm, drop column alarm_since;

-- The processes remove nothing: the sweep of what has expired has the owner's role.
do $$
declare
    runtime text := regexp_replace(current_user, '_migrator$', '');
begin
    if runtime <> current_user and exists (select from pg_roles where rolname = runtime) then
        execute format('revoke insert, update, delete on entry_removal from %I', runtime);
        execute format('revoke delete on witnessed_chain from %I', runtime);
        execute format('revoke update, delete on witness_alarm, witness_alarm_acknowledgement from %I', runtime);
    end if;
end
$$;
