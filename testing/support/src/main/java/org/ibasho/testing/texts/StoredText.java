package org.ibasho.testing.texts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.testing.servers.TestServers;

/** Searches for a text in all that the PostgreSQL server of the tests has stored. */
public final class StoredText {

    private static final String FILES = """
        select file from (
            select 'pg_wal/' || name as file from pg_ls_waldir()
            union all
            select 'base/' || oid || '/' || pg_ls_dir('base/' || oid) from pg_database where datname = any (?)) files
         where position(convert_to(?, 'UTF8') in pg_read_binary_file(file, true)) > 0
        """;

    /** What a logical dump would hold: each row of each table as text. */
    private static final String TABLES = """
        select table_schema || '.' || table_name from information_schema.tables
         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
           and position(? in query_to_xml(format('select t::text from %I.%I t', table_schema, table_name),
                                          true, false, '')::text) > 0
        """;

    private StoredText() {}

    /**
     * The files of the databases and of the server's write-ahead log that hold a text.
     *
     * @param databases by name; several tests share the server and its log
     */
    public static List<String> files(String text, String... databases) throws SQLException {
        try (Connection server = TestServers.postgres().connect("postgres");
                Statement sql = server.createStatement();
                PreparedStatement search = server.prepareStatement(FILES)) {
            sql.execute("checkpoint");
            search.setArray(1, server.createArrayOf("text", databases));
            search.setString(2, text);
            return found(search);
        }
    }

    /** The tables of a database that hold a text. */
    public static List<String> tables(String text, String database) throws SQLException {
        try (Connection server = TestServers.postgres().connect(database)) {
            return tables(text, server);
        }
    }

    /** The same for a database of another server. */
    public static List<String> tables(String text, Connection superuser) throws SQLException {
        try (PreparedStatement search = superuser.prepareStatement(TABLES)) {
            search.setString(1, text);
            return found(search);
        }
    }

    private static List<String> found(PreparedStatement search) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = search.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
