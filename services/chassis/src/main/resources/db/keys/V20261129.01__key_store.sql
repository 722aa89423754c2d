-- The epochs of the wrapping key that may still be in use; the key of each lies outside this database.
create table wrapping_epoch (
    epoch    integer     primary key,
    begun_at timestamptz not null default now()
);

-- One row for each person (or record about nobody known): their wrapped data key, or the mark that they were erased.
-- The foreign key keeps an epoch from ending while a key is wrapped with it.
create table data_key (
    subject         varchar(100) primary key,
    epoch           integer      references wrapping_epoch (epoch),
    wrapped         bytea,
    erased_at       timestamptz,
    -- in the order of erasures
    erasure         bigint       unique,
    -- the last epoch that a copy of the erased key could have been wrapped in, and when its wrapping key was destroyed
    destroyed_epoch integer,
    certified_at    timestamptz,
    constraint a_key_or_a_mark check (
        (wrapped is null) = (erased_at is not null) and (epoch is null) = (wrapped is null)
        and (erasure is null) = (erased_at is null) and (certified_at is null) = (destroyed_epoch is null))
);

create sequence erasure_number;

create index data_key_epoch on data_key (epoch, subject);

create index data_key_uncertified on data_key (subject) where erased_at is not null and certified_at is null;

comment on table data_key is 'the data keys of people, wrapped; kept in no backup for longer than the latest one';
