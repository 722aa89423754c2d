-- The last reminder for each gathering: the start that it was for, and until when an answer had been asked for.
create table dispatch_reminder (
    gathering_id varchar(36) primary key,
    starts_at    timestamptz not null,
    answer_by    timestamptz not null
);
