-- For the sabotage inbox-off: the inbox notes each message under a random id, and no mark advances, so it recognises no
-- duplicate.
create function randomise_event_id() returns trigger language plpgsql as $$
begin
    new.event_id := gen_random_uuid();
    new.sequence := null;
    return new;
end
$$;

create trigger inbox_off before insert on inbox for each row execute function randomise_event_id();

create function hold_mark_back() returns trigger language plpgsql as $$
begin
    new.sequence := 0;
    new.recent := '{}';
    return new;
end
$$;

create trigger inbox_mark_off before insert or update on inbox_mark for each row execute function hold_mark_back();
