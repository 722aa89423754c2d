-- For the sabotage of this name: no message is ever recognised, for it is noted under an id that nobody has seen.
create function never_seen() returns trigger language plpgsql as $$
begin
    new.event_id := gen_random_uuid();
    return new;
end
$$;

create trigger inbox_off before insert on inbox for each row execute function never_seen();
