-- A key whose wrapping key is lost belongs to no epoch any more, so that epochs can end; `lost_epoch` says which one it
-- was. If the wrapping key comes back, the key can be read again.
alter table data_key add column lost_epoch integer;

-- of an erasure: whether a wrapping key that could have unwrapped a copy was lost before it could be destroyed
alter table data_key add column wrapping_key_lost boolean not null default false;

alter table data_key drop constraint a_key_or_a_mark;

alter table data_key add constraint a_key_or_a_mark check (
    (wrapped is null) = (erased_at is not null)
    and num_nonnulls(epoch, lost_epoch) = num_nonnulls(wrapped)
    and (erasure is null) = (erased_at is null) and (certified_at is null) = (destroyed_epoch is null));

create index data_key_lost on data_key (subject) where lost_epoch is not null;

-- Which copy of the store this is. Whoever restores a backup gives it another generation; processes then forget what
-- they know of the store, and erase again whoever was erased since the backup.
create table key_store (
    generation uuid        not null default gen_random_uuid(),
    begun_at   timestamptz not null default now()
);

create unique index key_store_once on key_store ((true));

insert into key_store default values;
