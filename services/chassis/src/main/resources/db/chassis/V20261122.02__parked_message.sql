-- Messages of others that could not be taken in, and those of the same key that wait behind them. Each key in order of `id`.
create table parked_message (
    id        bigint generated always as identity primary key,
    topic     varchar(100) not null,
    key       varchar(100) not null,
    headers   text         not null,
    value     bytea        not null,
    reason    varchar(200) not null,
    parked_at timestamptz  not null default now()
);

create index parked_message_key on parked_message (topic, key, id);
