-- The read models of this service: each is a schema of its own, made by db/read-model/<name>.sql and by the events, outside
-- this line of migrations, for it can be thrown away and made again at any time.
create table read_model (
    name           varchar(40) primary key,
    -- SHA-256 of the definition that the live one was made by; null while there is none
    definition     char(64),
    -- how far it shows the events: all up to and including this place. Whoever shows more locks this row first.
    transaction_id bigint      not null default 0,
    position       bigint      not null default 0,
    live_since     timestamptz,
    -- while another is being built beside it: since when, and how many events of how many it has
    building_since timestamptz,
    building_done  bigint      not null default 0,
    building_total bigint      not null default 0
);

comment on table read_model is 'how far each read model shows the events, and whether another is being built beside it';
