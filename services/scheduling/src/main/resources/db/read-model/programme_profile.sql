-- The profile of each programme that somebody has changed. `version` is the sequence number of the last event that
-- a row shows.
create table programme_profile (
    id        varchar(36) primary key,
    programme varchar(20) not null unique,
    profile   jsonb       not null,
    version   bigint      not null
);
