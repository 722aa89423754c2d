-- Everybody of the staff, with what a decision would know of them. `version` is the sequence number of the last event
-- that a row shows. In `member`, nickname, qualifications, absences and logins are sealed.
create table staff (
    id      varchar(36) primary key,
    status  varchar(20) not null,
    member  jsonb       not null,
    version bigint      not null
);
