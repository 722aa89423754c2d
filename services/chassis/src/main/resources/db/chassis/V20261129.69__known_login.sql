-- The logins that staff and operators have used. Whether one is linked stands here, and to whom only in the sealed
-- events of staff.
create table known_login (
    -- the realm's id of it
    login         varchar(255) primary key,
    -- to be read out by whoever uses it
    number        varchar(6)   not null unique,
    first_seen_at timestamptz  not null default now(),
    linked        boolean      not null default false,
    -- somebody who has been erased has used it
    erased        boolean      not null default false
);
