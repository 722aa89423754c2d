-- Event ids are UUIDs: as such they take less than half the room.
alter table inbox alter column event_id type uuid using event_id::uuid;

-- Why a message is parked is a code that pages translate; what exactly failed stands beside it. Neither quotes the message.
alter table parked_message
    add column event_id uuid,
    add column detail   varchar(100) not null default '';

update parked_message
   set detail = case reason when 'behind an earlier one' then '' else left(reason, 100) end,
       reason = case reason when 'behind an earlier one' then 'behind' else 'failed' end;

-- What operators did, and who: kept for good.
create table operator_action (
    id        bigint generated always as identity primary key,
    action    varchar(20)  not null,
    topic     varchar(100),
    subject   varchar(100),
    message   bigint,
    read_model varchar(100),
    outcome   varchar(20)  not null,
    count     bigint       not null default 0,
    done_by   varchar(200) not null,
    done_at   timestamptz  not null default now()
);
