-- Both are made of events alone: db/read-model defines them, each in a schema of its own.
drop table dispatch_request;
drop table consultation;
delete from reader_token where processor in ('requests', 'register');
