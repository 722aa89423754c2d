-- Every announced gathering's door as it stands. `version` is the sequence number of the last event that a row and its
-- marks show.
create table door (
    gathering_id varchar(36) primary key,
    programme    varchar(20) not null,
    kind         varchar(20) not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    venue        text        not null,
    town         text        not null,
    doors        text[]      not null,
    state        varchar(20) not null,
    opened_at    timestamptz,
    closed_at    timestamptz,
    version      bigint      not null
);

create index door_starts_at on door (starts_at);

-- The visits, without anybody's name. A mark that was taken back keeps its row. `made_at` is the device's time, which
-- may be wrong, and `received_at` the server's.
create table mark (
    gathering_id varchar(36) not null,
    mark_id      varchar(36) not null,
    who          varchar(20) not null,
    visit        varchar(20) not null,
    door         varchar(20) not null,
    made_at      timestamptz not null,
    received_at  timestamptz,
    version      bigint      not null,
    undone       boolean     not null,
    primary key (gathering_id, mark_id)
);

-- By how much the supervisor corrected the figures. The marks stay as they were made.
create table correction (
    gathering_id varchar(36) not null,
    version      bigint      not null,
    place        int         not null,
    who          varchar(20) not null,
    visit        varchar(20) not null,
    door         varchar(20) not null,
    difference   int         not null,
    primary key (gathering_id, version, place)
);
