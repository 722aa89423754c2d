-- A turn certifies the erasures that came before its epoch began, however long it takes.
alter table wrapping_epoch add column last_erasure bigint not null default 0;

-- Keys of services that live for one epoch: they are not wrapped anew but replaced. The foreign key keeps an epoch from
-- ending until the service that uses a key has done so.
create table epoch_key (
    name    varchar(100) not null,
    epoch   integer      not null references wrapping_epoch (epoch),
    wrapped bytea        not null,
    primary key (name, epoch)
);

create index epoch_key_epoch on epoch_key (epoch);

comment on table epoch_key is 'keys of services for one epoch, wrapped; kept in no backup for longer than the latest';
