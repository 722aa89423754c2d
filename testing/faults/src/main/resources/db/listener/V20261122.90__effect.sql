-- What was heard, in the order in which it had its effect.
create table effect (
    position bigint generated always as identity primary key,
    subject  varchar(36) not null,
    event_id varchar(36) not null
);

create index effect_subject on effect (subject, position);

-- How often each subject was heard of: a sum that a double would spoil.
create table heard (
    subject varchar(36) primary key,
    times   bigint not null
);
