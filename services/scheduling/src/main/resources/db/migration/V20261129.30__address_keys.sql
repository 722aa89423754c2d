-- Each address is sealed with a key of its own in the key store. What was sealed before can't be: nothing is released,
-- so there is nobody to keep.
delete from notice_subscription;

-- The subscriptions that have ended, whose keys are still to be destroyed.
create table notice_key_to_destroy (
    subscription_id uuid        primary key,
    ended_at        timestamptz not null default now()
);

create function note_key_to_destroy() returns trigger language plpgsql as $$
begin
    insert into notice_key_to_destroy (subscription_id) values (old.id);
    return null;
end
$$;

create trigger notice_subscription_ended after delete on notice_subscription
    for each row execute function note_key_to_destroy();
