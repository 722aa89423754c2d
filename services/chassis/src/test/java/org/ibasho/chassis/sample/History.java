package org.ibasho.chassis.sample;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A past for a store, made in one statement. */
public final class History {

    private History() {}

    /** Many tallies that have grown by one again and again, all at the same time. */
    public static void make(JdbcClient jdbc, int tallies, int growths) {
        jdbc.sql("""
                insert into event (stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
                select stream, n, 'tally', gen_random_uuid(), 'tally.grown', '{}',
                    json_build_object('streamId', stream, 'to', n + 1), now()
                from generate_series(1, ?) s, generate_series(0, ? - 1) n,
                    lateral (select lpad(to_hex(s), 32, '0')::uuid as stream)
                order by n, s
                """).params(tallies, growths).update();
    }

    /** The id of the nth tally, from 1. */
    public static String tally(int n) {
        return new UUID(0, n).toString();
    }
}
