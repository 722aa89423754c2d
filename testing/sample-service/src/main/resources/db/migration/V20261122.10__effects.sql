-- The processed events, in the order in which they were processed.
create table effect (
    position bigint generated always as identity primary key,
    subject  varchar(36) not null,
    event_id varchar(36) not null
);

create index effect_subject on effect (subject, position);

-- The number of processed events of each subject, which a duplicate would increase.
create table event_count (
    subject varchar(36) primary key,
    events  bigint not null
);
