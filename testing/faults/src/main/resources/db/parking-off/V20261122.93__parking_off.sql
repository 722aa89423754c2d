-- For the sabotage parking-off: a message that cannot be processed cannot be parked either.
create function refuse_to_park() returns trigger language plpgsql as $$
begin
    raise exception 'nothing is parked';
end
$$;

create trigger parking_off before insert on parked_message for each row execute function refuse_to_park();
