package org.ibasho.benchmarks.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.sample.tally.TallyEvent;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import tools.jackson.databind.ObjectReader;

/**
 * The lower bound of what reading all events costs: a cursor in reading order over the columns of an event, and Jackson
 * for payload and metadata, into the same classes as our engine.
 */
final class RawCursor implements ReplayBenchmark.Reader {

    private static final int FETCH = 1_000;
    private static final String ALL = """
        select transaction_id::text::bigint, position, stream_id, sequence_number, stream_type, event_id, event_type,
            revision,
               metadata, payload, recorded_at
        from event order by event.transaction_id, event.position
        """;

    private final Database database;
    private final ObjectReader payloads;
    private final ObjectReader metadata;

    RawCursor(Database database, RunningService service) {
        this.database = database;
        Jackson3Serializer serializer = (Jackson3Serializer) service.serializer();
        this.payloads = serializer.getObjectMapper().readerFor(TallyEvent.Announced.class);
        this.metadata = serializer.getObjectMapper().readerFor(MetaData.class);
    }

    /** A row as an object. */
    private record Read(
            long transaction,
            long position,
            UUID stream,
            long sequence,
            String streamType,
            UUID id,
            String type,
            Map<String, ?> metadata,
            Object payload,
            OffsetDateTime at) {}

    @Override
    public long readAll() throws SQLException {
        long read = 0;
        try (Connection connection = Postgres.connect(database)) {
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                sql.setFetchSize(FETCH);
                try (ResultSet rows = sql.executeQuery(ALL)) {
                    while (rows.next()) {
                        if (read(rows).payload() != null) {
                            read++;
                        }
                    }
                }
            }
        }
        return read;
    }

    private Read read(ResultSet row) throws SQLException {
        return new Read(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                metadata.readValue(row.getString(9)),
                payloads.readValue(row.getString(10)),
                row.getObject(11, OffsetDateTime.class));
    }
}
