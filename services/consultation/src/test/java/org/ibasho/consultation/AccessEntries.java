package org.ibasho.consultation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.testing.servers.TestServers;

/** Reads the entries of the centre's access log as a superuser. */
final class AccessEntries {

    private static final String DATABASE = "access_log_consultation";

    private long seen;

    /** The entries since the last time: kind and subject of each, in the order of these. */
    List<String> read() throws SQLException {
        List<String> entries = new ArrayList<>();
        try (Connection log = TestServers.postgres().connect(DATABASE);
                PreparedStatement sql = log.prepareStatement("""
                    select kind || ' ' || subject as entry, count(*) over () + ? as seen
                    from (select kind, subject from access_entry order by at, process, number offset ?) as news
                    order by entry
                    """)) {
            sql.setLong(1, seen);
            sql.setLong(2, seen);
            ResultSet rows = sql.executeQuery();
            while (rows.next()) {
                entries.add(rows.getString("entry"));
                seen = rows.getLong("seen");
            }
        }
        return entries;
    }
}
