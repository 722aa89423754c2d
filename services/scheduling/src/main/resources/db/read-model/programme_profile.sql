-- What each programme is like, as far as somebody changed it. `version` is the sequence number of the last event that
-- a row shows.
create table programme_profile (
    id        varchar(36) primary key,
    programme varchar(20) not null unique,
    profile   jsonb       not null,
    version   bigint      not null
);
