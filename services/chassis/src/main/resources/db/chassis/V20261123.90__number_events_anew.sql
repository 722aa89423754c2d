-- For a logical backup that is restored onto another server: its events bear the numbers of transactions that this server may
-- not have reached. All of them get the number of the transaction that calls this, and are read in the order of their
-- positions from now on. Whoever keeps a place among the events keeps it: goes on before the first event that it has not seen.

create function place_numbered_anew(of_transaction xid8, of_position bigint) returns bigint
    language sql stable as $$
    select coalesce(
        (select min(position) - 1 from event where (transaction_id, position) > (of_transaction, of_position)),
        (select max(position) from event),
        0)
$$;

create procedure number_events_anew()
    language plpgsql as $$
declare
    now_id constant xid8 := pg_current_xact_id();
    place_keeper regclass;
begin
    lock table event in access exclusive mode;

    update reader_token
    set token = jsonb_build_object(
            'transactionId', now_id::text::bigint,
            'index', place_numbered_anew(
                    (token::jsonb ->> 'transactionId')::xid8, (token::jsonb ->> 'index')::bigint))::text
    where token_type = 'org.ibasho.chassis.eventstore.StorePosition';

    update publication
    set ends_transaction = now_id, ends_position = place_numbered_anew(ends_transaction, ends_position)
    where ended_at is null and ends_transaction is not null;

    -- what a service keeps for itself: it calls the columns as the events do
    for place_keeper in
        select a.attrelid
        from pg_attribute a
        join pg_attribute b on b.attrelid = a.attrelid and b.attname = 'position'
        join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
        where a.attname = 'transaction_id' and a.atttypid = 'xid8'::regtype and c.relname <> 'event'
    loop
        execute format(
            'update %s set position = place_numbered_anew(transaction_id, position), transaction_id = %L',
            place_keeper, now_id);
    end loop;

    -- built anew at the next start
    update read_model set definition = 'numbered anew';

    update event set transaction_id = now_id;
end
$$;

revoke execute on procedure number_events_anew() from public;
