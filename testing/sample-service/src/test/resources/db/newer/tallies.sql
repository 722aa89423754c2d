-- The sample's read model as a later version of the program defines it: with a label.
create table tally (
    id        varchar(36) primary key,
    total     bigint      not null,
    added     bigint      not null,
    additions bigint      not null,
    version   bigint      not null,
    label     text        not null default 'newer'
);

-- A row for each event of a tally.
create table tally_step (
    tally_id varchar(36) not null,
    version  bigint      not null,
    total    bigint      not null,
    primary key (tally_id, version)
);
