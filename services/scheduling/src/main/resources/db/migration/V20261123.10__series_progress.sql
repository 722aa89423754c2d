-- How far the gatherings have followed their series: the place of the last event that is done with.
create table series_progress (
    only_row       boolean primary key check (only_row),
    transaction_id xid8   not null,
    position       bigint not null
);
