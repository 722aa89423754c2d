package org.ibasho.chassis.accesslog.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of what this side has witnessed of others, and of what others have witnessed of this side. */
public final class WitnessTable {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('witness', 0))";

    private final JdbcClient jdbc;

    public WitnessTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Another side's log as this side has witnessed it.
     *
     * @param key the verifier key that its heads are signed with
     * @param note the last head that was consistent with all before
     * @param saidAt when the last head was sent, good or not
     * @param alarm what was wrong with a later head; stays until somebody has looked into it
     */
    public record WitnessedLog(
            String origin,
            String key,
            long size,
            String note,
            Instant saidAt,
            @Nullable WitnessAlarm alarm,
            @Nullable Instant alarmSince) {}

    /** Processes of a side look at one head after another. */
    void lock() {
        jdbc.sql(ONE_AT_A_TIME).query((row, n) -> "").single();
    }

    Optional<WitnessedLog> find(String origin) {
        return logs().stream().filter(log -> log.origin().equals(origin)).findFirst();
    }

    /** All that this side witnesses. */
    public List<WitnessedLog> logs() {
        return jdbc.sql("select * from witnessed_log order by origin")
                .query((row, n) -> read(row))
                .list();
    }

    private static WitnessedLog read(ResultSet row) throws SQLException {
        String alarm = row.getString("alarm");
        return new WitnessedLog(
                row.getString("origin"),
                row.getString("key"),
                row.getLong("size"),
                row.getString("note"),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                alarm == null ? null : WitnessAlarm.valueOf(alarm),
                instant(row.getObject("alarm_since", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Keeps a good head. */
    void keep(String origin, String key, long size, String note, Instant saidAt) {
        jdbc.sql("""
            insert into witnessed_log (origin, key, size, note, said_at) values (?, ?, ?, ?, ?)
            on conflict (origin) do update
               set size = excluded.size, note = excluded.note, said_at = excluded.said_at
            """).params(origin, key, size, note, time(saidAt)).update();
        jdbc.sql("""
            insert into witnessed_head (origin, size, note, witnessed_at) values (?, ?, ?, now())
            on conflict do nothing
            """).params(origin, size, note).update();
    }

    /** Keeps the first alarm, and that the log still sends heads. */
    void alarm(String origin, WitnessAlarm alarm, Instant saidAt) {
        jdbc.sql("""
            update witnessed_log
               set said_at = ?, alarm = coalesce(alarm, ?), alarm_since = coalesce(alarm_since, now())
             where origin = ?
            """).params(time(saidAt), alarm.name(), origin).update();
    }

    /** The heads of another log that this side has witnessed, the smallest first. */
    public List<String> witnessedHeads(String origin) {
        return jdbc.sql("select note from witnessed_head where origin = ? order by size")
                .param(origin)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Keeps a head of this side's log that another one has cosigned. */
    void keepCosigned(long size, String note) {
        jdbc.sql("insert into cosigned_head (size, note, received_at) values (?, ?, now()) on conflict do nothing")
                .params(size, note)
                .update();
    }

    /** The heads of this side's log that another one has cosigned, the smallest first. */
    public List<String> cosignedHeads() {
        return jdbc.sql("select note from cosigned_head order by size")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
