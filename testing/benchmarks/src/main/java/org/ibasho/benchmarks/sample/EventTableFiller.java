package org.ibasho.benchmarks.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.ibasho.benchmarks.servers.Postgres;

/**
 * Fills a table with events quickly, inside the server, as years of use would: time-ordered streams of ten events each,
 * many of which grow at the same time.
 */
public final class EventTableFiller {

    private static final int STREAMS = 200;
    private static final int LENGTH = 10;

    /** Events in each statement, which is a transaction. */
    private static final int STEP = STREAMS * LENGTH;

    private static final int NEWS = 250;

    private static final String OURS = """
        with stream as materialized (select uuidv7() as id from generate_series(1, %d))
        insert into event (
            stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
        select id, n, 'tally', uuidv7(), ?, ?::json, replace(?, ?, id::text)::json, clock_timestamp()
        from generate_series(0, %d) as n cross join stream
        order by n
        """.formatted(STREAMS, LENGTH - 1);

    /** Axon's default event ids are random. */
    private static final String AXON = """
        with stream as materialized (select uuidv7() as id from generate_series(1, %d))
        insert into DomainEventEntry (
            aggregateIdentifier, sequenceNumber, type, eventIdentifier, payloadType, metaData, payload, timeStamp)
        select id::text, n, 'tally', gen_random_uuid()::text, ?, convert_to(?, 'UTF8'),
               convert_to(replace(?, ?, id::text), 'UTF8'), to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        from generate_series(0, %d) as n cross join stream
        order by n
        """.formatted(STREAMS, LENGTH - 1);

    private final Postgres postgres;
    private final EventRow row;
    private final LongConsumer progress;

    /** @param progress receives the number of stored events now and then */
    public EventTableFiller(Postgres postgres, EventRow row, LongConsumer progress) {
        this.postgres = postgres;
        this.row = row;
        this.progress = progress;
    }

    /** Fills the table of our engine. */
    public void ours(String database, long events) throws SQLException {
        fill(database, OURS, "event", events);
    }

    /** Fills the table of Axon's JDBC engine. */
    public void axon(String database, long events) throws SQLException {
        fill(database, AXON, "DomainEventEntry", events);
    }

    private void fill(String database, String insert, String table, long events) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement sql = connection.createStatement();
                PreparedStatement fill = connection.prepareStatement(insert)) {
            sql.execute("truncate " + table);
            sql.execute("set synchronous_commit = off");
            fill.setString(1, row.text("event_type"));
            fill.setString(2, row.text("metadata"));
            fill.setString(3, row.text("payload"));
            fill.setString(4, row.stream());
            for (long done = 0; done < events; done += STEP) {
                fill.executeUpdate();
                if (done / STEP % NEWS == NEWS - 1) {
                    progress.accept(done + STEP);
                }
            }
            // or autovacuum would do it while something is measured
            sql.execute("vacuum (analyze) " + table);
            sql.execute("checkpoint");
        }
    }
}
