-- For the sabotage era-not-begun: a promoted server counts as the one that it has replaced.
create or replace function follow_promotion() returns integer
    language sql security definer set search_path = public, pg_temp as $$
    update era set timeline = server_timeline();
    select null::integer
$$;
