-- The tally is made of events alone: db/read-model/tally.sql defines it, in a schema of its own.
drop table door;
drop table mark;
delete from reader_token where processor = 'tally';
