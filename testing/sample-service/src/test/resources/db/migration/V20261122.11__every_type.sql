create table every_type (
    id uuid primary key, text text, number bigint, flag boolean, "time" timestamptz, code varchar(20), list text[]
);
