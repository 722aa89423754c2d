package org.ibasho.chassis.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.journal.OperatorJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes everything again from the first event on, for example into a Kafka that has lost its data. Subscribers
 * drop what they have processed. The request is a row, so that it reaches the instance that has the relay.
 */
public final class Republication {

    private static final Logger log = LoggerFactory.getLogger(Republication.class);

    private static final String OPEN =
            "select id, asked_by, asked_at, begun_at from republication where ended_at is null";

    private static final String BEGIN = """
            update republication set begun_at = now(), ends_transaction = last.transaction_id,
                ends_position = last.position
            from (select max(transaction_id) as transaction_id, max(position) as position
                  from (select transaction_id, position from event order by transaction_id desc, position desc limit 1)
                      as latest) as last
            where id = ?
            """;

    private static final String END = """
            update republication set ended_at = now()
            where ended_at is null and begun_at is not null and (ends_transaction is null
                or (ends_transaction, ends_position) <= (
                    select transaction_id, position from reader_position where reader = 'outbox'))
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ReaderPositions positions;
    private final String instance;
    private final OperatorJournal journal;

    Republication(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ReaderPositions positions,
            String instance,
            OperatorJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.positions = positions;
        this.instance = instance;
        this.journal = journal;
    }

    /**
     * Asks for it. One that is under way is given up for the new one, which begins with the first event again: what
     * Kafka had of it may be lost as well.
     *
     * @param by the operator's user name
     * @return false if it has been asked for already and has not begun
     */
    public boolean ask(String by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("update republication set ended_at = now() where ended_at is null and begun_at is not null")
                    .update();
            boolean asked = jdbc.sql("insert into republication (asked_by) values (?) on conflict do nothing")
                            .param(by)
                            .update()
                    == 1;
            if (asked) {
                journal.notePublication(by);
            }
            return asked;
        }));
    }

    /** The publication that was asked for and has not come to an end. */
    public Optional<Request> open() {
        return jdbc.sql(OPEN).query((row, n) -> request(row)).optional();
    }

    /**
     * Begins what was asked for, and ends what is done. For the instance that has claimed the relay, before it sends
     * anything and now and then: into a Kafka that was empty until then, everything comes in order.
     *
     * @return whether the relay's position was set back to the beginning
     */
    boolean beginOrEnd() {
        Optional<Request> request = open();
        if (request.isEmpty()) {
            return false;
        }
        if (!request.get().begun()) {
            return begin(request.get().id());
        }
        if (jdbc.sql(END).update() == 1) {
            log.info("everything has been published again");
        }
        return false;
    }

    private boolean begin(long id) {
        boolean begun = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean mine = jdbc.sql(
                            "select id from republication where id = ? and begun_at is null for update skip locked")
                    .param(id)
                    .query(Long.class)
                    .optional()
                    .isPresent();
            if (mine) {
                positions.setClaimed(OutboxRelay.NAME, instance, StorePosition.START);
                jdbc.sql(BEGIN).param(id).update();
            }
            return mine;
        }));
        if (begun) {
            log.info("everything is published again from the first event on");
        }
        return begun;
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("begun_at") != null);
    }

    /**
     * A publication under way.
     *
     * @param begun whether the relay has gone back to the first event
     */
    public record Request(long id, String by, Instant at, boolean begun) {}
}
