-- The centre's last reply for each gathering, and the start that it was for.
create table dispatch_reply (
    gathering_id varchar(36) primary key,
    starts_at    timestamptz not null,
    accepted     boolean     not null,
    counsellor   text,
    reason       text
);

-- The bytes of the photos that are shown: one a venue. Events name a photo by its id alone, so that its bytes can be
-- deleted.
create table venue_photo (
    venue_id varchar(36) primary key,
    id       varchar(64) not null,
    small    bytea       not null,
    large    bytea       not null
);

-- How many came to a gathering, as attendance said when it closed the door; what it says later replaces it.
create table turnout (
    gathering_id varchar(36) primary key,
    total        int         not null
);

-- The rows of an uploaded file, between being shown and being planned: what is planned is what was shown. Deleted
-- after a day.
create table year_plan (
    id          uuid        primary key,
    lines       jsonb       not null,
    uploaded_at timestamptz not null default now(),
    planned_at  timestamptz
);

create index year_plan_uploaded_at on year_plan (uploaded_at);

-- Subscribers to changes, without an account. What is personal is sealed with keys that are not in this
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
-- for the sweep
create index notice_subscription_unconfirmed on notice_subscription (asked_at) where confirmed_at is null;
-- for the limit of browsers that no message has reached
create index notice_subscription_unreached on notice_subscription (asked_at)
    where confirmed_at is null and channel = 'PUSH';

-- How often somebody subscribed within a window of time. The hash is keyed and covers kind, window and client or
-- mailbox: no address stands here, and nothing joins two windows.
create table notice_quota (
    subject_hash bytea       primary key,
    used         integer     not null,
    ends_at      timestamptz not null
);

create index notice_quota_end on notice_quota (ends_at);

-- Notices to deliver, each to one subscriber. One without a gathering asks for the confirmation.
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
create index notice_delivery_settled on notice_delivery (settled_at) where settled_at is not null;
create index notice_delivery_subscription on notice_delivery (subscription_id);

-- The last reminder for each gathering: the start that it was for, and until when an answer had been asked for.
create table dispatch_reminder (
    gathering_id varchar(36) primary key,
    starts_at    timestamptz not null,
    answer_by    timestamptz not null
);
