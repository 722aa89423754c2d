-- Every tally as it stands, and how it came there.
create table sum (
    id      varchar(36) primary key,
    total   integer     not null,
    version bigint      not null
);

create table step (
    sum_id  varchar(36) not null,
    version bigint      not null,
    total   integer     not null,
    primary key (sum_id, version)
);
