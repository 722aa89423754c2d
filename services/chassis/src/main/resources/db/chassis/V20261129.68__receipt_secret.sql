-- One row: the secret that keys the fingerprints of receipts, sealed with the key store. No row in a service that has
-- no key store.
create table receipt_secret (
    only_one boolean primary key default true check (only_one),
    sealed   text    not null
);
