package org.ibasho.benchmarks.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.local.servers.PostgresAccess.Database;

/**
 * The least that storing an event can cost: the same row into a table of the same shape, indexes included, by a prepared
 * statement on a connection of the writer's own, in autocommit. Nothing is serialised: the JSON is at hand.
 */
final class RawInsert implements Appender {

    static final String NAME = "raw JDBC insert";

    private final Postgres postgres;
    private final Database database;
    private final String databaseName;
    private final EventRow row;

    RawInsert(Postgres postgres, Database database, String databaseName, EventRow row) throws SQLException {
        this.postgres = postgres;
        this.database = database;
        this.databaseName = databaseName;
        this.row = row;
        postgres.run(
                databaseName,
                "create table raw_event (like event including all)",
                "grant all on raw_event to " + database.runtime().username());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        postgres.empty(databaseName, "raw_event");
        return load.run(Inserts::new);
    }

    private final class Inserts implements ClosedLoop.Writer {

        private final Connection connection = Postgres.connect(database);
        private final List<String> columns = List.copyOf(row.columns().keySet());
        private final OpenStreams streams = new OpenStreams();
        private final PreparedStatement insert;

        Inserts() throws SQLException {
            insert = connection.prepareStatement(
                    "insert into raw_event (%s) values (%s)"
                            .formatted(
                                    String.join(", ", columns),
                                    columns.stream().map(column -> "?").collect(Collectors.joining(", "))),
                    Statement.NO_GENERATED_KEYS);
        }

        @Override
        public void write() throws SQLException {
            OpenStreams.Place place = streams.next();
            String stream = place.stream().toString();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                Object like = row.columns().get(column);
                switch (column) {
                    case "stream_id" -> bind(i + 1, like instanceof UUID ? place.stream() : stream);
                    case "sequence_number" -> insert.setLong(i + 1, place.sequence());
                    case "event_id" -> {
                        UUID id = UUID.randomUUID();
                        bind(i + 1, like instanceof UUID ? id : id.toString());
                    }
                    case "recorded_at" -> {
                        Instant now = Instant.now();
                        bind(
                                i + 1,
                                like instanceof String
                                        ? now.toString()
                                        : OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                    }
                    case "payload" -> insert.setObject(i + 1, row.payload(stream), Types.OTHER);
                    case "metadata" -> insert.setObject(i + 1, row.text(column), Types.OTHER);
                    default -> insert.setObject(i + 1, like);
                }
            }
            insert.executeUpdate();
        }

        private void bind(int index, Object value) throws SQLException {
            insert.setObject(index, value);
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
