package org.ibasho.chassis.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessageStore.Waiting;
import org.ibasho.chassis.journal.OperatorJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * For operators: what is parked, another try once the cause is mended, and the end of a message that nothing can
 * mend.
 */
public final class ParkedMessages {

    private static final int RACES = 50;
    private static final int SHOWN = 500;

    /** The first message of each key, found by the key's index, and how many wait behind it. */
    private static final String FIRST = """
        select id, topic, key, reason, detail, parked_at,
            (select count(*) from parked_message p
             where p.topic = first.topic and p.key = first.key and p.id > first.id) as waiting
        from parked_message first
        where not exists (
            select from parked_message p where p.topic = first.topic and p.key = first.key and p.id < first.id)
        """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ParkedMessageStore store;
    private final MessageProcessor processor;
    private final ParkedMessageRetries retries;
    private final OperatorJournal journal;

    ParkedMessages(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ParkedMessageStore store,
            MessageProcessor processor,
            ParkedMessageRetries retries,
            OperatorJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.processor = processor;
        this.retries = retries;
        this.journal = journal;
    }

    /**
     * A subject about which nothing more is processed, because a message about it could not be.
     *
     * @param id the number of the message that could not be processed
     * @param subject what it is about: an id, and not a person's
     * @param reason {@code unreadable}, {@code refused}, {@code failed} or {@code behind}
     * @param detail the rule that refused, or the type of the failure; never what the message says
     * @param waiting how many more wait behind it
     */
    public record ParkedSubject(
            long id, String topic, String subject, String reason, String detail, Instant since, long waiting) {}

    /** The subjects that wait, the one that has waited longest first; not more than anybody would read. */
    public List<ParkedSubject> all() {
        return jdbc.sql(FIRST + " order by first.id limit ?")
                .param(SHOWN)
                .query((row, n) -> subject(row))
                .list();
    }

    /** The subject that waits because of this message; empty if it waits no longer. */
    public Optional<ParkedSubject> find(long id) {
        return jdbc.sql(FIRST + " and first.id = ?")
                .param(id)
                .query((row, n) -> subject(row))
                .optional();
    }

    private static ParkedSubject subject(ResultSet row) throws SQLException {
        return new ParkedSubject(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getLong("waiting"));
    }

    /** Whether this message was parked at some time, and somebody has done something about it. */
    public boolean isSettled(long id) {
        return journal.knows(id);
    }

    /** Takes in what is parked about a subject, in order, as far as it works. What fails again stays parked. */
    public ParkedMessageResolution retry(ParkedSubject subject, String by) {
        long entry = journal.note("RETRIED", subject.topic(), subject.subject(), subject.id(), "UNDER_WAY", by);
        return processWaiting(subject, entry, Outcome.TAKEN_IN);
    }

    /** Gives up one message for good, and takes in what waits behind it, in order, as far as it works. */
    public ParkedMessageResolution discard(ParkedSubject subject, String by) {
        Optional<Long> entry = Optional.ofNullable(transactions.execute(status -> remove(subject, by)));
        return entry.map(number -> processWaiting(subject, number, Outcome.DISCARDED))
                .orElseGet(() -> new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0));
    }

    private @Nullable Long remove(ParkedSubject subject, String by) {
        MessageKey key = key(subject);
        store.lock(key);
        Optional<Waiting> first = store.first(key);
        if (first.isEmpty() || first.get().id() != subject.id()) {
            return null;
        }
        processor.discard(first.get().message());
        store.release(key, subject.id());
        return journal.note("DISCARDED", subject.topic(), subject.subject(), subject.id(), "DISCARDED", by);
    }

    private ParkedMessageResolution processWaiting(ParkedSubject subject, long entry, Outcome whenDone) {
        int taken = 0;
        Outcome outcome = whenDone;
        MessageKey key = key(subject);
        try {
            while (takeFirst(key)) {
                taken++;
            }
        } catch (RuntimeException stillFails) {
            if (TransientFailure.isDatabaseUnavailable(stillFails)) {
                throw stillFails;
            }
            store.first(key).ifPresent(first -> store.failedAgain(first, ParkingReason.of(stillFails)));
            outcome = Outcome.STILL_FAILS;
        }
        if (outcome == Outcome.TAKEN_IN && taken == 0) {
            outcome = Outcome.ALREADY_SETTLED;
        }
        journal.settle(entry, outcome.name(), taken);
        return new ParkedMessageResolution(outcome, taken);
    }

    private boolean takeFirst(MessageKey key) {
        for (int race = 1; ; race++) {
            try {
                return Boolean.TRUE.equals(transactions.execute(status -> {
                    store.lock(key);
                    Optional<Waiting> first = store.first(key);
                    first.ifPresent(waiting -> retries.process(key, waiting));
                    return first.isPresent();
                }));
            } catch (RuntimeException failure) {
                if (race == RACES || !TransientFailure.isConflict(failure) || TransientFailure.isTimeout(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static MessageKey key(ParkedSubject subject) {
        return new MessageKey(subject.topic(), subject.subject());
    }
}
