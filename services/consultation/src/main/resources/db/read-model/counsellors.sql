-- The centre's counsellors, former ones too. `version` is the sequence number of the last event that a row shows. In
-- `counsellor`, name, qualifications and logins are sealed.
create table counsellor (
    id         varchar(36) primary key,
    status     varchar(20) not null,
    counsellor jsonb       not null,
    version    bigint      not null
);
