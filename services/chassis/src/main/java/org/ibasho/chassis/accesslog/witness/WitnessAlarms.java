package org.ibasho.chassis.accesslog.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alarms of this side's witness. One that an operator has acknowledged stays, and so does what they said. */
public final class WitnessAlarms {

    private static final String SELECT = """
        select a.id, a.origin, a.kind, a.size, a.raised_at, k.reason, k.done_by, k.done_at
          from witness_alarm a left join witness_alarm_acknowledgement k on k.alarm = a.id
        """;

    private final JdbcClient jdbc;

    public WitnessAlarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was wrong with another log.
     *
     * @param origin of that log
     * @param size of the head that was refused
     * @param acknowledgement null while nobody has looked into it
     */
    public record Alarm(
            long id,
            String origin,
            WitnessAlarm kind,
            long size,
            Instant raisedAt,
            @Nullable Acknowledgement acknowledgement) {}

    /**
     * An operator's statement that they have looked into an alarm.
     *
     * @param reason what came of it, in the operator's words
     * @param by the operator's login, or who ran the command
     */
    public record Acknowledgement(String reason, String by, Instant at) {}

    /** Raises an alarm unless the same one is open: a log that stays wrong sends a head every two seconds. */
    public void raise(String origin, WitnessAlarm kind, long size) {
        jdbc.sql("""
            insert into witness_alarm (origin, kind, size)
            select ?, ?, ? where not exists (
                select from witness_alarm a
                 where a.origin = ? and a.kind = ?
                   and not exists (select from witness_alarm_acknowledgement k where k.alarm = a.id))
            """).params(origin, kind.name(), size, origin, kind.name()).update();
    }

    /** The number of alarms that nobody has looked into. */
    public long open() {
        return jdbc.sql("""
            select count(*) from witness_alarm a
             where not exists (select from witness_alarm_acknowledgement k where k.alarm = a.id)
            """).query(Long.class).single();
    }

    /** The latest ones, the latest first. */
    public List<Alarm> latest(int limit) {
        return jdbc.sql(SELECT + " order by a.id desc limit ?")
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Alarm> find(long id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Acknowledges an alarm; false if somebody was faster. */
    public boolean acknowledge(long id, String reason, String by) {
        return jdbc.sql("""
            insert into witness_alarm_acknowledgement (alarm, reason, done_by) values (?, ?, ?) on conflict do nothing
            """).params(id, reason, by).update() == 1;
    }

    private static Alarm read(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new Alarm(
                row.getLong("id"),
                row.getString("origin"),
                WitnessAlarm.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                reason == null
                        ? null
                        : new Acknowledgement(
                                reason,
                                row.getString("done_by"),
                                row.getObject("done_at", OffsetDateTime.class).toInstant()));
    }
}
