-- The assigned seats of a gathering. `version` is the sequence number of the last event that a row shows.
create table roster (
    id           varchar(36) primary key,
    gathering_id varchar(36) not null unique,
    roster       jsonb       not null,
    version      bigint      not null
);
