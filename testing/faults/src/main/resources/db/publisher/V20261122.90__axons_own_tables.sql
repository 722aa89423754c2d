-- The tables of Axon's JDBC engine; empty except under the sabotages that use it.
create table axon_event (
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

create table axon_snapshot (
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

create table axon_token (
    processor  varchar(100) not null,
    segment    integer      not null,
    token      text,
    token_type varchar(255),
    claimed_at varchar(35),
    owner      varchar(100),
    primary key (processor, segment)
);
