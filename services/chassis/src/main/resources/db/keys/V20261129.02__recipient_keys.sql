-- The HPKE key pairs of the services of this side that receive sealed messages, one row each. A private key is sealed
-- with the data key of the subject 'recipient-key <id>'. So it is wrapped by the epoch's wrapping key, wrapped anew at
-- each turn, and destroyed as an erased person's key is.
create table recipient_key (
    recipient     varchar(40) not null,
    number        integer     not null,
    id            uuid        not null unique,
    -- base64url
    public_key    varchar(43) not null,
    private_key   bytea,
    made_at       timestamptz not null default now(),
    -- when the next key was made
    superseded_at timestamptz,
    destroyed_at  timestamptz,
    primary key (recipient, number),
    constraint a_private_key_until_destroyed check ((private_key is null) = (destroyed_at is not null)),
    constraint only_superseded_keys_are_destroyed check (destroyed_at is null or superseded_at is not null)
);

create unique index recipient_key_present on recipient_key (recipient) where superseded_at is null;

comment on table recipient_key is 'HPKE key pairs of services; private keys are sealed with data keys of their own';
