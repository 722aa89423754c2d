-- Read model: what the NPO asks the centre for. `version` is the sequence number of the last event that a row shows.
create table dispatch_request (
    gathering_id varchar(36) primary key,
    programme    varchar(20) not null,
    kind         varchar(20) not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    venue        text        not null,
    town         text        not null,
    doors        text[]      not null,
    state        varchar(20) not null,
    counsellor   text,
    reason       text,
    version      bigint      not null
);

create index dispatch_request_starts_at on dispatch_request (starts_at);

-- Read model: the recorded consultations. There is no column that could hold who it was about.
create table consultation (
    id           varchar(36) primary key,
    channel      varchar(20) not null,
    relationship varchar(20) not null,
    age_band     varchar(20) not null,
    purposes     text[]      not null,
    occurred_at  timestamptz not null,
    gathering_id varchar(36),
    programme    varchar(20),
    version      bigint      not null
);

create index consultation_occurred_at on consultation (occurred_at);
