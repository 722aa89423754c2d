package org.ibasho.chassis.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Knows when more events can be read. One thread polls the database for all readers of this process: at once after an
 * append of this process, and every few milliseconds otherwise, because another instance may have appended.
 *
 * <p>A committed event cannot be read while an older transaction is open. Then the thread polls more often; when that
 * takes long, it reports the blocking transaction in a warning and in a metric.
 */
final class ReadableHorizon implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadableHorizon.class);
    private static final Duration LONG = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The shortest interval between two polls, whatever the load: fewer notifications give readers larger batches. */
    private static final long AT_MOST_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final long AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final String ASK = """
            select transaction_id::text::bigint, position, pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            from event order by event.transaction_id desc, event.position desc limit 1
            """;

    private final JdbcTemplate jdbc;
    private final Thread poller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition pollWanted = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long generation;
    private volatile boolean pollRequested;
    private int waiting;
    private boolean closed;
    private volatile @Nullable Stall stall;

    ReadableHorizon(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.poller = Thread.ofVirtual().name("event-horizon").start(this::poll);
    }

    /** To be called after a commit of this process that appended events. */
    void appended() {
        if (pollRequested) {
            return;
        }
        lock.lock();
        try {
            pollRequested = true;
            pollWanted.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Grows whenever there may be more to read. */
    long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there may be more to read than in that generation.
     *
     * @return the generation that it is now
     */
    long awaitAfter(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            waiting++;
            pollWanted.signal();
            while (generation == seen && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return generation;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Calls back whenever there may be more to read, until what is returned is run. */
    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How long, in seconds, stored events have been waiting for an older transaction to end; 0 when none waits. */
    double stalledSeconds() {
        Stall now = stall;
        return now == null ? 0 : (System.nanoTime() - now.sinceNanos) / 1e9;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
            pollWanted.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // a question on its way gets its answer, for the connections are closed next
            poller.join(STOPPING);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        State last = new State(0, 0, 0);
        boolean away = false;
        long pause = IDLE_NANOS;
        while (pauseUnlessWanted(pause)) {
            try {
                State now = read();
                if (away) {
                    log.info("the event store answers again");
                    away = false;
                }
                if (!now.equals(last)) {
                    notifyReaders();
                }
                pause = now.heldBack() ? Math.min(IDLE_NANOS, now.equals(last) ? pause * 2 : SOON_NANOS) : IDLE_NANOS;
                watch(now);
                last = now;
            } catch (DataAccessException | TransactionException unreachable) {
                if (!away) {
                    log.warn("the event store does not answer; readers wait");
                    away = true;
                }
                pause = AWAY_NANOS;
            }
        }
    }

    /**
     * Pauses for at most that long, or until an append and a waiting reader ask for a poll. Returns whether to go on.
     */
    private boolean pauseUnlessWanted(long nanos) {
        lock.lock();
        try {
            long left = Math.min(nanos, AT_MOST_EVERY_NANOS);
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            left = nanos - AT_MOST_EVERY_NANOS;
            while (!closed && left > 0 && !(pollRequested && (waiting > 0 || !listeners.isEmpty()))) {
                left = pollWanted.awaitNanos(left);
            }
            pollRequested = false;
            return !closed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private State read() {
        return jdbc.query(ASK, (row, n) -> new State(row.getLong(1), row.getLong(2), row.getLong(3))).stream()
                .findFirst()
                .orElse(new State(0, 0, 1));
    }

    private void notifyReaders() {
        lock.lock();
        try {
            generation++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** Watches the newest event that could not be read, until it can. */
    private void watch(State now) {
        Stall before = stall;
        if (before == null || before.transactionId < now.oldest) {
            stall = now.heldBack() ? new Stall(now.transactionId, System.nanoTime(), false) : null;
        } else if (!before.reported && System.nanoTime() - before.sinceNanos > LONG.toNanos()) {
            stall = new Stall(before.transactionId, before.sinceNanos, true);
            log.warn(
                    "events are stored and cannot be read yet, for an older transaction is still open: {}",
                    blocker(now.oldest));
        }
    }

    /** Describes the blocking transaction, as far as this role may see it; never what it contains. */
    private String blocker(long transactionId) {
        return jdbc.query("""
                        select format('process %s, database %s, role %s, application %s, number %s', pid, datname,
                                      usename, application_name, backend_xid)
                        from pg_stat_activity where backend_xid::text::bigint = ? % 4294967296
                        """, (row, n) -> row.getString(1), transactionId).stream()
                .findFirst()
                .orElse("number " + transactionId
                        + ", which no session on the server has: perhaps a prepared transaction");
    }

    /** @param oldest the oldest transaction that has not ended; what is older can be read */
    private record State(long transactionId, long position, long oldest) {

        boolean heldBack() {
            return transactionId >= oldest;
        }
    }

    /** @param transactionId of the event that waits */
    private record Stall(long transactionId, long sinceNanos, boolean reported) {}
}
