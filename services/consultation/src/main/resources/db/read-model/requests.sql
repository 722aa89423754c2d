-- The NPO's requests to the centre. `version` is the sequence number of the last event that a row shows; the reason is
-- sealed.
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
    -- null unless accepted; whose name it is, the list of counsellors has
    counsellor_id varchar(36),
    reason       text,
    answer_by    timestamptz,
    version      bigint      not null
);

create index dispatch_request_starts_at on dispatch_request (starts_at);
