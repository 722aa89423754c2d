-- Every meeting according to its newest announcement. `version` is the sequence number of the last event of the row.
create table meeting (
    id            varchar(36) primary key,
    announcements integer     not null,
    programme     varchar(20) not null,
    kind          varchar(20) not null,
    theme         text        not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    venue         text        not null,
    town          text        not null,
    version       bigint      not null
);

create index meeting_starts_at on meeting (starts_at);
