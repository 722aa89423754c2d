-- The facts that other services have published, as far as reports need them. The topics are independent, so every row
-- can come first: nothing here refers to anything else here, and each event writes columns of its own.

-- A gathering. Without a programme it has not been announced yet, as far as is known here, and is in no report.
create table gathering (
    id              varchar(36) primary key,
    programme       text,
    kind            text,
    mandate         text,
    announced_start timestamptz,
    moved_start     timestamptz,
    state           text not null default 'ANNOUNCED',
    -- first day of the month in Japan in which it starts; who moves it to another month moves it to another report
    month           date generated always as (
                        date_trunc('month', coalesce(moved_start, announced_start) at time zone 'Asia/Tokyo')::date
                    ) stored
);

create index gathering_month on gathering (month);

-- The gatherings at which counting has ended; with no row in `visits` nobody came, which is a valid outcome.
create table closed_door (
    gathering_id varchar(36) primary key
);

create table visits (
    gathering_id varchar(36) not null,
    who          text        not null,
    visit        text        not null,
    door         text        not null,
    count        integer     not null,
    primary key (gathering_id, who, visit, door)
);

create table consultation (
    id        varchar(36) primary key,
    -- first day of the month in Japan
    month     date not null,
    channel   text not null,
    programme text
);

create index consultation_month on consultation (month);
