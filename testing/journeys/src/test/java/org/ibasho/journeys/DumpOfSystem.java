package org.ibasho.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A logical dump of all four servers, with key stores and access logs: for each table of each database what the server
 * itself writes by COPY, as pg_dump has it do, and besides that the statistics, in which single values stand.
 */
final class DumpOfSystem {

    private static final List<String> SERVERS = List.of("postgres-npo", "postgres-centre", "keys-npo", "keys-centre");

    private static final String TABLES = """
        select format('%I.%I', schemaname, tablename) from pg_tables
         where schemaname <> 'information_schema' and (schemaname <> 'pg_catalog' or tablename = 'pg_description')
        """;

    private static final String DROPPED = "42P01";

    /** The port stands in the fourth line of the file that a running server keeps. */
    private static final int PORT_LINE = 3;

    private final LocalSystem system;

    DumpOfSystem(LocalSystem system) {
        this.system = system;
    }

    /** The parts of the dump that hold a text, such as {@code postgres-npo/scheduling/public.event}. */
    List<String> parts(String text) throws SQLException, IOException {
        List<String> found = new ArrayList<>();
        for (String server : SERVERS) {
            for (String database : column(server, "postgres", "select datname from pg_database where datallowconn")) {
                for (String part : parts(server, database)) {
                    if (copied(server, database, part).contains(text)) {
                        found.add(server + "/" + database + "/" + part);
                    }
                }
            }
        }
        return found;
    }

    private List<String> parts(String server, String database) throws SQLException, IOException {
        List<String> parts = new ArrayList<>(column(server, database, TABLES));
        parts.add("(select * from pg_stats)");
        return parts;
    }

    private String copied(String server, String database, String part) throws SQLException, IOException {
        try (Connection superuser = connect(server, database)) {
            CopyManager copy = superuser.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copy.copyOut("copy " + part + " to stdout", rows);
            return rows.toString(StandardCharsets.UTF_8);
        } catch (SQLException failure) {
            // a read model that was replaced meanwhile
            if (DROPPED.equals(failure.getSQLState())) {
                return "";
            }
            throw failure;
        }
    }

    private List<String> column(String server, String database, String question) throws SQLException, IOException {
        try (Connection superuser = connect(server, database);
                Statement sql = superuser.createStatement();
                ResultSet rows = sql.executeQuery(question)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    Connection connect(String server, String database) throws SQLException, IOException {
        Path data = system.folder().resolve("data").resolve(server);
        String port = Files.readAllLines(data.resolve("postmaster.pid")).get(PORT_LINE);
        String side = server.replace('-', '.') + ".superuser";
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "postgres",
                system.read("secrets.json").path(side).asString());
    }
}
