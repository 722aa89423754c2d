package org.ibasho.scheduling.reads;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ibasho.chassis.accesslog.LoggedAccess;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.testing.servers.TestServers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The entries of the access log, as its superuser reads them, and opened by the service. */
final class LoggedEntries implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final SealedAccess sealed;
    private final String process;

    LoggedEntries(SealedAccess sealed, String process) throws SQLException {
        this.connection = TestServers.postgres().connect("access_log_scheduling");
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.sealed = sealed;
        this.process = process;
    }

    /**
     * An entry.
     *
     * @param commit the transaction that wrote it
     * @param access what it says; null if nobody can read it
     */
    record Logged(
            String subject,
            String kind,
            String request,
            String commit,
            @Nullable LoggedAccess access) {}

    long last() {
        return jdbc.sql("select coalesce(max(number), 0) from access_entry where process = ?")
                .param(process)
                .query(Long.class)
                .single();
    }

    List<Logged> after(long number) {
        return jdbc.sql("select " + EntryTable.COLUMNS + ", e.xmin::text as commit from access_entry e"
                        + " where e.process = ? and e.number > ? order by e.number")
                .params(process, number)
                .query((row, n) -> {
                    Entry entry = EntryTable.read(row);
                    return new Logged(
                            entry.subject(),
                            entry.kind(),
                            entry.request(),
                            row.getString("commit"),
                            sealed.open(entry).orElse(null));
                })
                .list();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
