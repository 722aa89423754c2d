-- What was read out of a file, between being shown and being planned: what is planned is what was shown. Gone after a
-- day.
create table year_plan (
    id          uuid        primary key,
    lines       jsonb       not null,
    uploaded_at timestamptz not null default now(),
    planned_at  timestamptz
);

create index year_plan_uploaded_at on year_plan (uploaded_at);
