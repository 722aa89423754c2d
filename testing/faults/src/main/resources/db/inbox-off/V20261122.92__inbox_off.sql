-- For the sabotage inbox-off: the inbox notes each message under a random id, so it recognises no duplicate.
create function randomise_event_id() returns trigger language plpgsql as $$
begin
    new.event_id := gen_random_uuid();
    return new;
end
$$;

create trigger inbox_off before insert on inbox for each row execute function randomise_event_id();
