package org.ibasho.attacks.everyday.memory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.RunningSystem.DatabaseServer;

/** Looks into the databases of both sides, as an operator can. */
public final class Databases {

    private static final String TABLES = """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
        """;

    private static final String CONNECTIONS = """
        select datname, count(*) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() and datname is not null group by 1
        """;

    private static final Map<String, List<String>> SERVERS =
            Map.of("npo", List.of("scheduling", "attendance", "reporting"), "centre", List.of("consultation"));

    private final RunningSystem system;

    public Databases(RunningSystem system) {
        this.system = system;
    }

    /** The connections of each service; nothing of a server that does not answer. */
    Map<String, Long> connections() {
        Map<String, Long> found = new HashMap<>();
        SERVERS.keySet().forEach(server -> {
            try (Connection connection = connect(server, "postgres")) {
                found.putAll(numbers(connection, CONNECTIONS));
            } catch (SQLException silent) {
                // it is measured again in ten seconds
                found.keySet().removeAll(SERVERS.getOrDefault(server, List.of()));
            }
        });
        return found;
    }

    /** The rows of each table of each service, by {@code service.schema.table}. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        SERVERS.forEach((server, databases) -> databases.forEach(database -> {
            try (Connection connection = connect(server, database)) {
                for (String table : texts(connection, TABLES)) {
                    String quoted = "\"" + table.replace(".", "\".\"") + "\"";
                    numbers(connection, "select '" + table + "', count(*) from " + quoted)
                            .forEach((name, count) -> rows.merge(database + "." + plain(name), count, Long::sum));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("the tables of " + database + " cannot be counted", failure);
            }
        }));
        return rows;
    }

    /** Each definition of a read model has a schema of its own, and counts as the same. */
    private static String plain(String table) {
        return table.replaceFirst("_[0-9a-f]{6,}\\.", ".");
    }

    private Connection connect(String side, String database) throws SQLException {
        DatabaseServer server = system.databaseServer(side);
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(server.url() + database, properties);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Map<String, Long> numbers(Connection connection, String sql) throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }
}
