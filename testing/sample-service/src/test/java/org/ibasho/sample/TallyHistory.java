package org.ibasho.sample;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores many events in one statement. */
public final class TallyHistory {

    private TallyHistory() {}

    /** Stores tallies to which one was added again and again, in turns. */
    public static void store(JdbcClient jdbc, int tallies, int additions) {
        jdbc.sql("""
            insert into event (
                stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
            select stream, n, 'tally', gen_random_uuid(), 'tally.added', '{}',
                json_build_object('streamId', stream, 'commandId', '', 'amount', 1, 'sum', n + 1), now()
            from generate_series(1, ?) s, generate_series(0, ? - 1) n,
                lateral (select lpad(to_hex(s), 32, '0')::uuid as stream)
            order by n, s
            """).params(tallies, additions).update();
    }

    /** The id of the nth tally, from 1. */
    public static String tally(int n) {
        return new UUID(0, n).toString();
    }
}
