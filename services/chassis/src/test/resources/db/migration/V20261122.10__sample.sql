create table seen (event_id varchar(36) not null, subject varchar(36) not null);
