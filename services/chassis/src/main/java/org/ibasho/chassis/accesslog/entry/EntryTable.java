package org.ibasho.chassis.accesslog.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of entries: rows are added and read, and never changed. */
public final class EntryTable {

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = "e.process, e.number, e.at, e.request, e.subject, e.kind, e.sealed";

    private final JdbcClient jdbc;

    public EntryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a process known to the sealer. */
    void register(String process) {
        jdbc.sql("insert into log_process (process) values (?) on conflict do nothing")
                .param(process)
                .update();
    }

    /** Entries of a process after a number, in their order, at most so many. */
    public List<Entry> after(String process, long number, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from access_entry e where e.process = ? and e.number > ? order by e.number limit ?")
                .params(process, number, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Adds entries of one process under consecutive numbers, all or none. */
    void insert(String process, long firstNumber, Instant at, List<NewEntry> entries) {
        jdbc.sql("""
            insert into access_entry (process, number, at, request, subject, kind, sealed)
            select ?, ? + given.place - 1, ?::timestamptz, given.request, given.subject, given.kind, given.sealed
              from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                   as given (request, subject, kind, sealed, place)
            """)
                .params(process, firstNumber, at.toString())
                .param(column(entries, NewEntry::request))
                .param(column(entries, NewEntry::subject))
                .param(column(entries, entry -> entry.kind().name()))
                .param(column(entries, NewEntry::sealed))
                .update();
    }

    private static String[] column(List<NewEntry> entries, Function<NewEntry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    /** The entries about a person's records, shown or refused, the latest first. */
    public List<Entry> about(String subject, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from access_entry e where e.subject = ? order by e.at desc, e.process, e.number"
                        + " desc limit ?")
                .params(subject, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Reads {@link #COLUMNS}. */
    public static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("process"),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("request"),
                row.getString("subject"),
                row.getString("kind"),
                row.getString("sealed"));
    }
}
