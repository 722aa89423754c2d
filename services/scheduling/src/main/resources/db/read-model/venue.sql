-- Every place that was described. `version` is the sequence number of the last event that a row shows.
create table venue (
    id      varchar(36) primary key,
    venue   jsonb       not null,
    version bigint      not null
);
