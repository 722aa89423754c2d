-- Who wants to be told of changes, without an account. What is personal is sealed with keys that are not in this
-- database.
create table notice_subscription (
    id                uuid primary key,
    channel           varchar(10) not null,
    -- the address, or the browser's push endpoint with its keys
    address           text        not null,
    -- keyed: finds an address again, and says nothing to whoever has no key
    address_hash      bytea       not null,
    programme         varchar(20),
    kind              varchar(20),
    town              text,
    announcements     boolean     not null,
    language          varchar(5)  not null,
    asked_at          timestamptz not null,
    confirmed_at      timestamptz,
    -- of the link in the mail that asks for a yes
    confirmation_hash bytea unique
);

create index notice_subscription_address on notice_subscription (address_hash, asked_at);
create index notice_subscription_asked on notice_subscription (asked_at);

-- What is to be told to whom. Without a gathering it asks for a yes.
create table notice_delivery (
    event_id        uuid        not null,
    subscription_id uuid        not null references notice_subscription on delete cascade,
    channel         varchar(10) not null,
    news            varchar(20),
    gathering_id    varchar(36),
    version         bigint      not null,
    happened_at     timestamptz not null,
    due_at          timestamptz not null,
    attempts        integer     not null default 0,
    state           varchar(12) not null default 'PENDING',
    settled_at      timestamptz,
    primary key (event_id, subscription_id)
);

create index notice_delivery_due on notice_delivery (channel, due_at) where state = 'PENDING';
create index notice_delivery_gathering on notice_delivery (gathering_id) where state = 'PENDING';
create index notice_delivery_subscription on notice_delivery (subscription_id);
