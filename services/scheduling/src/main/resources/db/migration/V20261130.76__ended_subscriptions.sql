-- The subscriptions that have ended. A row stays when the key is destroyed: a key store that is restored from a backup
-- has such a key again, and it is destroyed once more. An id tells nothing about anybody.
alter table notice_key_to_destroy rename to notice_ended_subscription;

alter index notice_key_to_destroy_pkey rename to notice_ended_subscription_pkey;

alter table notice_ended_subscription add column key_destroyed_at timestamptz;

create index notice_ended_subscription_waiting on notice_ended_subscription (subscription_id)
    where key_destroyed_at is null;

drop trigger notice_subscription_ended on notice_subscription;

drop function note_key_to_destroy();

create function note_ended_subscription() returns trigger language plpgsql as $$
begin
    insert into notice_ended_subscription (subscription_id) values (old.id);
    return null;
end
$$;

create trigger notice_subscription_ended after delete on notice_subscription
    for each row execute function note_ended_subscription();
