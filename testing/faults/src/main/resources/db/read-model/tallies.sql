-- The sum of each tally.
create table tally (
    stream_id varchar(36) primary key,
    version   bigint not null,
    sum       bigint not null,
    additions bigint not null
);
