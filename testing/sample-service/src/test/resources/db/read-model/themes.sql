-- The theme of each meeting that was announced last.
create table theme (
    id      varchar(36) primary key,
    text    text        not null,
    version bigint      not null
);
