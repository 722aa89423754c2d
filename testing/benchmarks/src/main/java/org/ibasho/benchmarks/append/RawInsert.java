package org.ibasho.benchmarks.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/**
 * The lower bound of what storing an event costs: the same row into a table of the same shape, indexes included, by a
 * prepared statement in autocommit mode. Each writer has its own connection, and the JSON is not serialised but reused.
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
        private final StreamRotation streams = new StreamRotation();
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
            StreamRotation.Place place = streams.next();
            for (int i = 0; i < columns.size(); i++) {
                bind(i + 1, columns.get(i), place);
            }
            insert.executeUpdate();
        }

        private void bind(int index, String column, StreamRotation.Place place) throws SQLException {
            switch (column) {
                case "stream_id" -> insert.setObject(index, place.stream());
                case "sequence_number" -> insert.setLong(index, place.sequence());
                case "event_id" -> insert.setObject(index, streams.newId());
                case "recorded_at" -> insert.setObject(index, OffsetDateTime.now(ZoneOffset.UTC));
                case "payload" ->
                    insert.setObject(index, row.payload(place.stream().toString()), Types.OTHER);
                case "metadata" -> insert.setObject(index, row.text(column), Types.OTHER);
                default -> insert.setObject(index, row.columns().get(column));
            }
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
