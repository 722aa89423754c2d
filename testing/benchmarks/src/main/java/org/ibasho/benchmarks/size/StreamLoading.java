package org.ibasho.benchmarks.size;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;

/** Loads aggregates of ten events, one after the other, as a command does before its decision. */
final class StreamLoading {

    private static final int STREAMS = 500;
    private static final String ANY = "order by random()";
    private static final String NEWEST = "order by transaction_id desc, position desc";

    private final Postgres postgres;
    private final Duration duration;

    StreamLoading(Postgres postgres, Duration duration) {
        this.postgres = postgres;
        this.duration = duration;
    }

    /** Streams of any age. */
    Contestant any(String name, RunningService service, String database) throws SQLException {
        return contestant(name, service, streams(database, ANY));
    }

    /** The newest streams, to which most commands go. */
    Contestant newest(String name, RunningService service, String database) throws SQLException {
        return contestant(name, service, streams(database, NEWEST));
    }

    private Contestant contestant(String name, RunningService service, List<String> streams) {
        EventStore store = service.bean(EventStore.class);
        return new Contestant(
                name,
                () -> ClosedLoop.during(duration, 1)
                        .run(() -> new Loading(store, streams))
                        .only(Metric.P50_MS, Metric.P99_MS));
    }

    private List<String> streams(String database, String order) throws SQLException {
        List<String> streams = new ArrayList<>();
        try (Connection connection = postgres.connect(database);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select stream_id from event where sequence_number = 9 %s limit %d"
                        .formatted(order, STREAMS))) {
            while (rows.next()) {
                streams.add(rows.getString(1));
            }
        }
        return streams;
    }

    private static final class Loading implements ClosedLoop.Writer {

        private final EventStore store;
        private final List<String> streams;
        private int turn;

        Loading(EventStore store, List<String> streams) {
            this.store = store;
            this.streams = streams;
        }

        @Override
        public void write() {
            DomainEventStream events = store.readEvents(streams.get(turn++ % streams.size()));
            while (events.hasNext()) {
                DomainEventMessage<?> event = events.next();
                event.getPayload();
            }
        }
    }
}
