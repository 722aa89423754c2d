create table seen (n bigint generated always as identity, event_id varchar(36) not null, subject varchar(36) not null);
