package org.ibasho.chassis.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.ibasho.chassis.inbox.ParkedMessageStore.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries parked messages again when their time has come, and goes on with those behind them. Every instance does so:
 * whichever locks a key first has it for this time.
 */
final class ParkedMessageRetries implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ParkedMessageRetries.class);
    private static final int KEYS = 100;

    /** How often this instance looks for messages that another instance has parked and not retried. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration BUSY = Duration.ofMillis(50);

    private final ParkedMessageStore store;
    private final MessageProcessor processor;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final ReaderThread thread = new ReaderThread("retries of parked messages", this::run);
    private final Semaphore news = new Semaphore(0);

    ParkedMessageRetries(
            ParkedMessageStore store, MessageProcessor processor, TransactionOperations transactions, JsonMapper json) {
        this.store = store;
        this.processor = processor;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }

    /** Says that something was parked. */
    void wake() {
        news.release();
    }

    private void run() throws InterruptedException {
        List<MessageKey> due = store.due(KEYS);
        for (MessageKey key : due) {
            if (thread.isStopping()) {
                return;
            }
            retry(key);
        }
        thread.works();
        Duration pause =
                store.untilNext().filter(next -> next.compareTo(LOOK) < 0).orElse(LOOK);
        // a key that is due still is being worked on by somebody else
        await(pause.isZero() && due.size() < KEYS ? BUSY : pause);
    }

    private void await(Duration pause) throws InterruptedException {
        boolean _ = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
    }

    private void retry(MessageKey key) {
        Optional<Waiting> first = takeUp(key);
        while (first.isPresent() && !thread.isStopping() && take(key, first.get())) {
            first = store.first(key);
        }
    }

    /** The first message of a key if it is to be tried now, and nobody else is at work on the key. */
    private Optional<Waiting> takeUp(MessageKey key) {
        return Optional.ofNullable(transactions.execute(status -> {
                    Optional<Waiting> first = store.tryLock(key) ? store.first(key) : Optional.empty();
                    first.filter(one -> !one.isDue()).ifPresent(one -> store.waitBehind(key, one));
                    return first;
                }))
                .flatMap(first -> first)
                .filter(Waiting::isDue);
    }

    private boolean take(MessageKey key, Waiting first) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                boolean mine = store.tryLock(key)
                        && store.first(key)
                                .filter(one -> one.id() == first.id())
                                .isPresent();
                if (mine) {
                    process(key, first);
                }
                return mine;
            }));
        } catch (RuntimeException failure) {
            if (TransientFailure.isDatabaseUnavailable(failure)) {
                throw failure;
            }
            ParkingReason reason = ParkingReason.of(failure);
            store.failedAgain(first, reason);
            log.debug("a parked message of {} failed again: {}", key.topic(), reason.detail());
            return false;
        }
    }

    /** Processes the first message of a key and releases it, in the transaction of the caller, who locks the key. */
    void process(MessageKey key, Waiting first) {
        InboundMessage.type(first.message()).filter(processor::wants).ifPresent(type -> {
            if (!processor.take(InboundMessage.of(first.message(), type, json))) {
                throw new ConcurrencyFailureException("processed by another instance at the same time");
            }
        });
        store.release(key, first.id());
    }

    @Override
    public void stop() {
        thread.stop();
        wake();
        ReaderLifecycle.super.stop();
    }
}
