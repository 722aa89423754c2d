-- Each time that an operator asked to have everything told again. At most one is open at a time.
create table publication (
    id               bigint generated always as identity primary key,
    asked_by         varchar(200) not null,
    asked_at         timestamptz  not null default now(),
    begun_at         timestamptz,
    ends_transaction xid8,
    ends_position    bigint,
    ended_at         timestamptz
);

create unique index publication_open on publication ((true)) where ended_at is null;
