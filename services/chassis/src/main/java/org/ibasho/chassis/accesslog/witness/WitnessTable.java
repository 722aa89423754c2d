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
     * @param saidAt when the last head was sent, good or not, by the log's own clock
     * @param cosignedAt when the last head was cosigned, by this side's clock, which never goes back here
     * @param expired how much of the log has expired, as this side has agreed
     */
    public record WitnessedLog(
            String origin, String key, long size, String note, Instant saidAt, Instant cosignedAt, long expired) {}

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
        @Nullable OffsetDateTime cosigned = row.getObject("cosigned_at", OffsetDateTime.class);
        return new WitnessedLog(
                row.getString("origin"),
                row.getString("key"),
                row.getLong("size"),
                row.getString("note"),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                cosigned == null ? Instant.EPOCH : cosigned.toInstant(),
                row.getLong("expired"));
    }

    /** Keeps a good head, with this side's cosignature. */
    void keep(WitnessedLog log) {
        jdbc.sql("""
            insert into witnessed_log (origin, key, size, note, said_at, cosigned_at, expired)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (origin) do update
               set size = excluded.size, note = excluded.note, said_at = excluded.said_at,
                   cosigned_at = excluded.cosigned_at, expired = excluded.expired
            """)
                .params(log.origin(), log.key(), log.size(), log.note())
                .params(time(log.saidAt()), time(log.cosignedAt()), log.expired())
                .update();
        jdbc.sql("""
            insert into witnessed_head (origin, size, note, witnessed_at) values (?, ?, ?, ?)
            on conflict do nothing
            """)
                .params(log.origin(), log.size(), log.note(), time(log.cosignedAt()))
                .update();
    }

    /** Notes when a log sent its latest head, although the witness refused it. */
    void refused(String origin, Instant saidAt) {
        jdbc.sql("update witnessed_log set said_at = ? where origin = ?")
                .params(time(saidAt), origin)
                .update();
    }

    /** The time at which this side first cosigned a head that covers so many leaves; empty if it never has. */
    Optional<Instant> covered(String origin, long size) {
        return jdbc.sql("""
            select witnessed_at from witnessed_head where origin = ? and size >= ? order by size limit 1
            """)
                .params(origin, size)
                .query((row, n) ->
                        row.getObject("witnessed_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The time of this side's server. */
    Instant time() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The heads of another log that this side has witnessed, the smallest first. */
    public List<String> witnessedHeads(String origin) {
        return jdbc.sql("select note from witnessed_head where origin = ? order by size")
                .param(origin)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Keeps a head of this side's log that another one has cosigned. */
    void keepCosigned(long size, String note, Instant cosignedAt) {
        jdbc.sql("""
            insert into cosigned_head (size, note, received_at, cosigned_at) values (?, ?, now(), ?)
            on conflict do nothing
            """).params(size, note, time(cosignedAt)).update();
    }

    /** The largest size that another side had cosigned by then; 0 if there is none. */
    long cosignedBefore(Instant then) {
        return jdbc.sql("""
            select size from cosigned_head where cosigned_at <= ? order by cosigned_at desc, size desc limit 1
            """).param(time(then)).query(Long.class).optional().orElse(0L);
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
