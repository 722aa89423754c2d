-- The public keys of the services that this one seals messages to, one row each, as their owners published them.
create table recipient_public_key (
    recipient  varchar(40) not null,
    number     integer     not null,
    id         uuid        not null,
    -- base64url
    public_key varchar(43) not null,
    primary key (recipient, number)
);

comment on table recipient_public_key is 'public keys that messages to other services are sealed to';
