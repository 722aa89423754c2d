-- Every permission to come and look. `version` is the sequence number of the last event that a row shows.
create table permit (
    id          varchar(36) primary key,
    programme   varchar(20) not null,
    valid_until text        not null,
    gatherings  text[]      not null,
    permit      jsonb       not null,
    version     bigint      not null
);

create index permit_gatherings on permit using gin (gatherings);
