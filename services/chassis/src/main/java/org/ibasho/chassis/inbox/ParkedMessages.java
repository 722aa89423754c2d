package org.ibasho.chassis.inbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessageStore.Waiting;
import org.ibasho.chassis.journal.OperatorJournal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * For operators: what is parked, another try once the cause is mended, and the end of a message that nothing can
 * mend.
 */
public final class ParkedMessages {

    private static final int RACES = 50;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ParkedMessageStore store;
    private final ProcessedMessages processed;
    private final MessageProcessor processor;
    private final JsonMapper json;
    private final OperatorJournal journal;

    ParkedMessages(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ParkedMessageStore store,
            ProcessedMessages processed,
            MessageProcessor processor,
            JsonMapper json,
            OperatorJournal journal) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.processed = processed;
        this.processor = processor;
        this.json = json;
        this.journal = journal;
    }

    /** Every subject that waits, the one that has waited longest first. */
    public List<ParkedSubject> all() {
        return jdbc.sql("""
                select first.id, topic, key, first.reason, first.detail, first.parked_at, waiting
                from (select topic, key, min(id) as id, count(*) - 1 as waiting from parked_message group by topic, key)
                    join parked_message first using (id, topic, key)
                order by first.id
                """)
                .query((row, n) -> new ParkedSubject(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        row.getLong("waiting")))
                .list();
    }

    /** The subject that waits because of this message; empty if it waits no longer. */
    public Optional<ParkedSubject> find(long id) {
        return all().stream().filter(one -> one.id() == id).findFirst();
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

    private @org.jspecify.annotations.Nullable Long remove(ParkedSubject subject, String by) {
        store.lock(subject.topic(), subject.subject());
        Optional<Waiting> first = store.first(subject.topic(), subject.subject());
        if (first.isEmpty() || first.get().id() != subject.id()) {
            return null;
        }
        first.get().eventId().ifPresent(processed::markDiscarded);
        store.release(subject.id());
        return journal.note("DISCARDED", subject.topic(), subject.subject(), subject.id(), "DISCARDED", by);
    }

    private ParkedMessageResolution processWaiting(ParkedSubject subject, long entry, Outcome whenDone) {
        int taken = 0;
        Outcome outcome = whenDone;
        try {
            while (takeFirst(subject)) {
                taken++;
            }
        } catch (RuntimeException stillFails) {
            if (TransientFailure.isDatabaseUnavailable(stillFails)) {
                throw stillFails;
            }
            store.first(subject.topic(), subject.subject())
                    .ifPresent(first -> store.restate(first.id(), ParkingReason.of(stillFails)));
            outcome = Outcome.STILL_FAILS;
        }
        if (outcome == Outcome.TAKEN_IN && taken == 0) {
            outcome = Outcome.ALREADY_SETTLED;
        }
        journal.settle(entry, outcome.name(), taken);
        return new ParkedMessageResolution(outcome, taken);
    }

    private boolean takeFirst(ParkedSubject subject) {
        for (int race = 1; ; race++) {
            try {
                return Boolean.TRUE.equals(
                        transactions.execute(status -> takeFirst(subject.topic(), subject.subject())));
            } catch (RuntimeException failure) {
                if (race == RACES || !TransientFailure.isConflict(failure)) {
                    throw failure;
                }
            }
        }
    }

    private boolean takeFirst(String topic, String key) {
        store.lock(topic, key);
        Optional<Waiting> first = store.first(topic, key);
        first.ifPresent(waiting -> {
            InboundMessage.type(waiting.message()).filter(processor::wants).ifPresent(type -> {
                if (!processor.take(List.of(InboundMessage.of(waiting.message(), type, json)))) {
                    throw new ConcurrencyFailureException("taken in by another instance at the same time");
                }
            });
            store.release(waiting.id());
        });
        return first.isPresent();
    }
}
