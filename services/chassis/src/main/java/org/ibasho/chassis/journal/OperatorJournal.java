package org.ibasho.chassis.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.web.logs.SecurityEvents;
import org.ibasho.web.logs.SecurityEvents.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Notes what operators do: in the transaction of what they do if there is one, and of a rebuild that it was begun. */
@Component
public final class OperatorJournal {

    private static final String COLUMNS =
            "action, topic, subject, message, read_model, coalesce(e.outcome, a.outcome) as outcome, "
                    + "coalesce(e.count, a.count) as count, done_by, done_at";

    private final JdbcClient jdbc;
    private final Consumer<LoggedAction> accessLog;

    /** An action as the access log has it. */
    private record LoggedAction(String action, String about, String by) {}

    @Autowired
    OperatorJournal(JdbcClient jdbc, ObjectProvider<AccessLog> accessLog) {
        this(jdbc, done -> accessLog.ifAvailable(log -> log.operated(done.action(), done.about(), done.by())));
    }

    /** Public so that what notes something can be tested without an application and its access log. */
    public OperatorJournal(JdbcClient jdbc) {
        this(jdbc, done -> {});
    }

    private OperatorJournal(JdbcClient jdbc, Consumer<LoggedAction> accessLog) {
        this.jdbc = jdbc;
        this.accessLog = accessLog;
    }

    /** For a command, which is no service: it is in the access log, too. */
    public static OperatorJournal ofCommand(JdbcClient jdbc, AccessLog accessLog) {
        return new OperatorJournal(jdbc, done -> accessLog.operated(done.action(), done.about(), done.by()));
    }

    /**
     * Notes an action about a parked message.
     *
     * @return the entry's number, for {@link #settle}
     */
    public long note(String action, String topic, String subject, long message, String outcome, String by) {
        GeneratedKeyHolder entry = new GeneratedKeyHolder();
        jdbc.sql("""
            insert into operator_action (action, topic, subject, message, outcome, done_by)
            values (?, ?, ?, ?, ?, ?)
            """).params(action, topic, subject, message, outcome, by).update(entry, "id");
        report(action, topic + " " + subject, by);
        return Optional.ofNullable(entry.getKeyAs(Long.class)).orElseThrow();
    }

    /** Notes that everything was asked to be published again. */
    public void notePublication(String by) {
        jdbc.sql("insert into operator_action (action, outcome, done_by) values ('PUBLISHED_AGAIN', 'ASKED_FOR', ?)")
                .param(by)
                .update();
        report("PUBLISHED_AGAIN", "everything", by);
    }

    /** Notes that a read model was asked to be built anew. */
    public void noteRebuild(String readModel, String by) {
        jdbc.sql("""
            insert into operator_action (action, read_model, outcome, done_by) values ('REBUILT', ?, 'ASKED_FOR', ?)
            """).params(readModel, by).update();
        report("REBUILT", readModel, by);
    }

    /** Notes that a reader was asked to try a parked stream once more. */
    public void noteStreamRetry(String reader, String stream, String by) {
        jdbc.sql("""
            insert into operator_action (action, topic, subject, outcome, done_by)
            values ('RETRIED', ?, ?, 'ASKED_FOR', ?)
            """).params(reader, stream, by).update();
        report("RETRIED", reader + " " + stream, by);
    }

    /** Notes that an operator has looked into an alarm about the other side's access log. */
    public void noteAcknowledgement(String alarm, String about, String by) {
        jdbc.sql("""
            insert into operator_action (action, topic, subject, outcome, done_by)
            values ('ACKNOWLEDGED', ?, ?, 'ACKNOWLEDGED', ?)
            """).params(alarm, about, by).update();
        report("ACKNOWLEDGED", alarm + " " + about, by);
    }

    /** Notes how an action ended, and how many messages were taken in. */
    public void settle(long entry, String outcome, long count) {
        jdbc.sql("insert into operator_action_end (action_id, outcome, count) values (?, ?, ?)")
                .params(entry, outcome, count)
                .update();
    }

    /** Whether something was done about the message with this number before. */
    public boolean knows(long message) {
        return jdbc.sql("select exists (select from operator_action where message = ?)")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    /** The latest actions, the latest first. */
    public List<OperatorAction> latest(int limit) {
        return jdbc.sql("select " + COLUMNS + " from operator_action a left join operator_action_end e"
                        + " on e.action_id = a.id order by a.id desc limit ?")
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * The gateway knows the address; it logs the request itself. The access log is written before the action commits,
     * so that there is no action that is not in it.
     */
    private void report(String action, String about, String by) {
        accessLog.accept(new LoggedAction(action, about, by));
        SecurityEvents.report(Kind.OPERATOR_ACTION, by, null, action);
    }

    private static OperatorAction read(ResultSet row) throws SQLException {
        return new OperatorAction(
                row.getString("action"),
                row.getString("topic"),
                row.getString("subject"),
                row.getObject("message", Long.class),
                row.getString("read_model"),
                row.getString("outcome"),
                row.getLong("count"),
                row.getString("done_by"),
                row.getObject("done_at", OffsetDateTime.class).toInstant());
    }
}
