-- Every gathering as it stands. `version` is the sequence number of the last event that a row shows,
-- `changed_at` when that event was stored.
create table calendar (
    id                  varchar(36) primary key,
    programme           varchar(20) not null,
    kind                varchar(20) not null,
    mandate             varchar(20) not null,
    theme               text,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null,
    venue               text        not null,
    town                text        not null,
    doors               text[]      not null,
    state               varchar(20) not null,
    announced           boolean     not null,
    cancellation_reason text,
    moved_from          timestamptz,
    tables              text[]      not null,
    capacity            int,
    meeting_point       text,
    gear                text,
    rain_rule           text,
    late_record         boolean     not null,
    replacement_id      varchar(36),
    version             bigint      not null,
    changed_at          timestamptz not null
);

create index calendar_starts_at on calendar (starts_at);
