package org.ibasho.benchmarks.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.sample.tally.TallyCommand;
import org.postgresql.util.PGobject;
import tools.jackson.databind.json.JsonMapper;

/**
 * The row that the whole command path stores, read from the table, so that all contestants store the same row.
 *
 * @param columns the values by column, without those that the database generates; JSON as text
 * @param metadata the event's metadata as a map
 */
public record EventRow(Map<String, Object> columns, Map<String, String> metadata, String stream) {

    private static final String LOOK_UP = "select * from event where stream_id::text = ?";

    /** Sends one command and reads what it stored. */
    public static EventRow storedBy(RunningService service, Postgres postgres, String database) throws SQLException {
        String stream = new StreamRotation().next().stream().toString();
        TallyCommand.Announce announce = TallyCommand.Announce.of(stream);
        try (var _ = service.trace();
                Connection connection = postgres.connect(database);
                PreparedStatement sql = connection.prepareStatement(LOOK_UP)) {
            Receipt receipt = service.commands().send(TallyCommand.class, announce, RunningService.newKey(), announce);
            sql.setString(1, receipt.streamId());
            try (ResultSet row = sql.executeQuery()) {
                row.next();
                Map<String, Object> columns = columns(row);
                return new EventRow(columns, metadata(columns), stream);
            }
        }
    }

    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnName(i);
            Object value = row.getObject(i);
            if (value != null && !name.equals("position") && !name.equals("transaction_id")) {
                columns.put(name, value instanceof PGobject ? row.getString(i) : value);
            }
        }
        return columns;
    }

    private static Map<String, String> metadata(Map<String, Object> columns) {
        Map<String, String> metadata = new LinkedHashMap<>();
        JsonMapper.shared()
                .readTree(text(columns, "metadata"))
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        return metadata;
    }

    private static String text(Map<String, Object> columns, String name) {
        return Objects.requireNonNull(columns.get(name), name).toString();
    }

    public String text(String column) {
        return text(columns, column);
    }

    /** The payload with another stream id. */
    public String payload(String otherStream) {
        return text("payload").replace(stream, otherStream);
    }
}
