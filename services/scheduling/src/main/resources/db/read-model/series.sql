-- Every series as it stands. `pattern` columns show how it was last to be held; `dates` are the days that are not
-- called off.
create table series (
    id         varchar(36) primary key,
    rule       text        not null,
    first_day  text        not null,
    months_out text[]      not null,
    programme  varchar(20) not null,
    kind       varchar(20) not null,
    start_time text        not null,
    end_time   text        not null,
    theme      text,
    venue      text        not null,
    town       text        not null,
    doors      text[]      not null,
    all_dates  text[]      not null,
    dates      text[]      not null,
    version    bigint      not null
);

-- Which series a gathering belongs to.
create table series_gathering (
    gathering_id varchar(36) primary key,
    series_id    varchar(36) not null
);
