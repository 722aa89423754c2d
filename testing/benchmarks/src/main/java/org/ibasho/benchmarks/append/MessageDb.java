package org.ibasho.benchmarks.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.benchmarks.servers.Postgres;

/**
 * message-db: its SQL in a separate database. Each writer calls the function {@code write_message} by a prepared
 * statement on its own connection. All streams are of one category, like those of an aggregate type; the function locks
 * the category.
 */
final class MessageDb implements Appender {

    static final String NAME = "message-db";
    private static final String DATABASE = "message_db";
    private static final String PATH = "set search_path to message_store, public";

    /** In the order of message-db's {@code install.sh}. */
    private static final List<String> SCRIPTS = List.of(
            "schema/message-store",
            "tables/messages",
            "types/message",
            "functions/message-store-version",
            "functions/hash-64",
            "functions/acquire-lock",
            "functions/category",
            "functions/is-category",
            "functions/id",
            "functions/cardinal-id",
            "functions/stream-version",
            "functions/write-message",
            "indexes/messages-id",
            "indexes/messages-stream",
            "indexes/messages-category");

    private final Postgres postgres;
    private final EventRow row;

    /** @param sql the folder of the scripts in the npm package */
    MessageDb(Postgres postgres, EventRow row, Path sql) throws SQLException, IOException {
        this.postgres = postgres;
        this.row = row;
        postgres.database(DATABASE);
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(Files.readString(sql.resolve(script + ".sql")));
                if (script.startsWith("schema/")) {
                    statement.execute(PATH);
                }
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        postgres.empty(DATABASE, "message_store.messages");
        return load.run(Writes::new);
    }

    private final class Writes implements ClosedLoop.Writer {

        private final Connection connection = postgres.connect(DATABASE);
        private final StreamRotation streams = new StreamRotation();
        private final PreparedStatement write;

        Writes() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(PATH);
            }
            write = connection.prepareStatement("select write_message(?, ?, ?, ?, ?, ?)");
        }

        @Override
        public void write() throws SQLException {
            StreamRotation.Place place = streams.next();
            String stream = place.stream().toString();
            write.setString(1, UUID.randomUUID().toString());
            write.setString(2, "tally-" + stream);
            write.setString(3, row.text("event_type"));
            write.setObject(4, row.payload(stream), Types.OTHER);
            write.setObject(5, row.text("metadata"), Types.OTHER);
            write.setLong(6, place.sequence() - 1);
            write.executeQuery().close();
        }

        @Override
        public void close() throws SQLException {
            write.close();
            connection.close();
        }
    }
}
