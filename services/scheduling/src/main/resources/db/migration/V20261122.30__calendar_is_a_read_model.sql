-- The calendar is made of events alone: db/read-model/calendar.sql defines it, in a schema of its own.
drop table calendar;
delete from reader_token where processor = 'calendar';
