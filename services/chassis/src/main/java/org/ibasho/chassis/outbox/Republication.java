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

    private static final String OPEN = """
        select id, asked_by, asked_at, begun_at,
            coalesce(least(99, done_position * 100 / nullif(ends_position, 0)), 0) as percent
        from republication where ended_at is null
        """;

    private static final String BEGIN = """
        update republication set begun_at = now(), ends_transaction = reached.transaction_id,
            ends_position = reached.position
        from (select transaction_id, position from reader_position where reader = 'outbox') as reached
        where id = ? and begun_at is null
        """;

    private static final String UNDER_WAY = """
        select id, done_transaction::text::bigint, done_position, ends_transaction::text::bigint, ends_position
        from republication where ended_at is null and begun_at is not null
        """;

    private static final String ADVANCE = """
        update republication set done_transaction = ?::text::xid8, done_position = ?
        where id = ? and ended_at is null
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
     * Begins what was asked for. For the instance that has claimed the relay, before it sends anything and now and
     * then: into a Kafka that was empty until then, everything comes in order.
     *
     * @return what is under way
     */
    Optional<Progress> begin() {
        Optional<Request> request = open();
        if (request.isPresent() && !request.get().begun()) {
            begin(request.get().id());
        }
        return request.isEmpty() ? Optional.empty() : underWay();
    }

    private void begin(long id) {
        boolean begun = Boolean.TRUE.equals(transactions.execute(status -> {
            positions.extendClaim(OutboxRelay.NAME, instance);
            return jdbc.sql(BEGIN).param(id).update() == 1;
        }));
        if (begun) {
            log.info("everything is published again from the first event on");
        }
    }

    private Optional<Progress> underWay() {
        return jdbc.sql(UNDER_WAY)
                .query((row, n) -> new Progress(
                        row.getLong(1),
                        new StorePosition(row.getLong(2), row.getLong(3)),
                        new StorePosition(row.getLong(4), row.getLong(5))))
                .optional();
    }

    /** Notes how far it has come, in the transaction of the caller, who has the relay. One given up stays as it is. */
    void advance(Progress progress, StorePosition done) {
        jdbc.sql(ADVANCE)
                .params(Long.toString(done.transactionId()), done.index(), progress.id())
                .update();
    }

    /** Notes that everything has been published again, unless it was given up meanwhile. */
    void end(Progress progress) {
        int ended = jdbc.sql("update republication set ended_at = now() where id = ? and ended_at is null")
                .param(progress.id())
                .update();
        if (ended == 1) {
            log.info("everything has been published again");
        }
    }

    /**
     * How far a publication has come.
     *
     * @param done all events up to here have been published again
     * @param ends the position of the last one that is to be
     */
    record Progress(long id, StorePosition done, StorePosition ends) {}

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("begun_at") != null,
                row.getInt("percent"));
    }

    /**
     * A publication under way.
     *
     * @param begun whether the relay publishes it
     * @param percent how much of it has been published again
     */
    public record Request(long id, String by, Instant at, boolean begun, int percent) {}
}
