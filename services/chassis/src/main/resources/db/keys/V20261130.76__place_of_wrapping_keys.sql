-- Where the wrapping key of an epoch lies, 'folder' or 'vault'; null if its epoch began before this was noted. A
-- process that does not know the place must not take the key to be lost.
alter table wrapping_epoch add column place varchar(20);
