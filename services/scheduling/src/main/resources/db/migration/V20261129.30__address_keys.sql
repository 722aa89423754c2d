-- Each address is sealed with a key of its own in the key store. What was sealed before can't be: nothing is released,
-- so there is nobody to keep.
delete from notice_subscription;

-- The subscriptions that have ended. A row stays when the key is destroyed: a key store that is restored from a backup
-- has such a key again, and it is destroyed once more. An id tells nothing about anybody.
create table notice_ended_subscription (
    subscription_id  uuid        primary key,
    ended_at         timestamptz not null default now(),
    key_destroyed_at timestamptz
);

create index notice_ended_subscription_waiting on notice_ended_subscription (subscription_id)
    where key_destroyed_at is null;

create function note_ended_subscription() returns trigger language plpgsql as $$
begin
    insert into notice_ended_subscription (subscription_id) values (old.id);
    return null;
end
$$;

create trigger notice_subscription_ended after delete on notice_subscription
    for each row execute function note_ended_subscription();
