-- The events of this service's streams, in the order in which they were stored. Nothing is ever updated or deleted here.
create table event (
    position        bigint generated always as identity primary key,
    stream_id       varchar(36)  not null,
    sequence_number bigint       not null,
    stream_type     varchar(100) not null,
    event_id        varchar(36)  not null unique,
    event_type      varchar(100) not null,
    revision        varchar(20),
    metadata        text         not null,
    payload         text         not null,
    recorded_at     varchar(35)  not null,
    unique (stream_id, sequence_number)
);

create table snapshot (
    stream_id       varchar(36)  not null,
    sequence_number bigint       not null,
    stream_type     varchar(100) not null,
    event_id        varchar(36)  not null unique,
    event_type      varchar(100) not null,
    revision        varchar(20),
    metadata        text         not null,
    payload         text         not null,
    recorded_at     varchar(35)  not null,
    primary key (stream_id, sequence_number)
);

-- How far each reader of the events (read models, outbox relay) has come.
create table reader_token (
    processor  varchar(100) not null,
    segment    integer      not null,
    token      text,
    token_type varchar(255),
    claimed_at varchar(35),
    owner      varchar(100),
    primary key (processor, segment)
);

-- What has been done under which idempotency key; hashes only, for clients choose the keys.
create table command_receipt (
    key_hash    char(64)    primary key,
    fingerprint char(64)    not null,
    stream_id   varchar(36),
    version     bigint,
    taken_at    timestamptz not null default now()
);

-- The events of other services that have had their effect here.
create table inbox (
    event_id    varchar(36) primary key,
    event_type  varchar(100) not null,
    received_at timestamptz  not null default now()
);
