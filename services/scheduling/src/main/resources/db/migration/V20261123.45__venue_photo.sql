-- The bytes of the photos that are shown: one a venue. Events name a photo by its id alone, so that its bytes can be
-- deleted.
create table venue_photo (
    venue_id varchar(36) primary key,
    id       varchar(64) not null,
    small    bytea       not null,
    large    bytea       not null
);
