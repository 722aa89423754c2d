-- Search over sealed texts: one row for each text that can be found. `sealed` is the text, with its subject's data key;
-- `tokens` stand for pairs of its letters, by a keyed function that maps many pairs to one token. An erased subject has
-- no row.
create table blind_index (
    field   varchar(100) not null,
    subject varchar(100) not null,
    -- the epoch of the key that the tokens were made with
    epoch   integer      not null,
    tokens  smallint[]   not null,
    sealed  text         not null,
    primary key (field, subject)
);

create index blind_index_tokens on blind_index using gin (tokens);

create index blind_index_epoch on blind_index (field, epoch);

-- The epoch of the key that rows of a field are written with. While the keys turn, older rows wait to be made anew.
create table blind_index_field (
    field varchar(100) primary key,
    epoch integer      not null
);
