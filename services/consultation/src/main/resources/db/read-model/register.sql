-- The recorded consultations. There is no column that could hold who it was about.
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
