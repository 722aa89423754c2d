package org.ibasho.chassis.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ibasho.chassis.eventstore.numbers.ReadableBound;
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
 * <p>Readers are woken when the newest readable event is another than before, and by nothing else that happens on the
 * server.
 *
 * <p>A committed event cannot be read while an older transaction of this database is open. Then the thread polls more
 * often; when that takes long, it reports the blocking transaction in a warning and in a metric.
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

    private static final String NEWEST = """
        select transaction_id::text::bigint, position, %s::text::bigint
        from event order by event.transaction_id desc, event.position desc limit 1
        """.formatted(ReadableBound.OF_SERVER);

    /** Asked only while the newest event cannot be read by the oldest transaction of the whole server. */
    private static final String NEWEST_READABLE = """
        with bound as materialized (select %s as ours, %s as servers)
        select newest.transaction_id::text::bigint, newest.position, ours::text::bigint, ours > servers
        from bound left join lateral (
            select transaction_id, position from event where transaction_id < bound.ours
            order by event.transaction_id desc, event.position desc limit 1) newest on true
        """.formatted(ReadableBound.OF_DATABASE, ReadableBound.OF_SERVER);

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
    private volatile boolean heldBackByOthers;
    private volatile @Nullable Stall stall;
    private final AtomicLong rewinds = new AtomicLong();
    private volatile Runnable whenRewound = () -> {};

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

    /**
     * Whether transactions in other databases of the server are older than events that can be read, so that a reader
     * has to look past them.
     */
    boolean isHeldBackByOthers() {
        return heldBackByOthers;
    }

    /**
     * To be called by a reader that is ahead of the store: the database was lost, and its successor does not have the
     * last events.
     */
    void rewound() {
        log.warn("the event store has lost its newest events; a reader that had seen them begins again at the position"
                + " that is stored for it: docs/operations.md, \"After a failover\"");
        rewinds.incrementAndGet();
        whenRewound.run();
    }

    /** Adds an action that runs when a reader was ahead of the store, such as forgetting cached states. */
    void whenRewound(Runnable forget) {
        whenRewound = forget;
    }

    /** How often a reader was ahead of the store. */
    long rewinds() {
        return rewinds.get();
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
        State last = State.NOTHING;
        boolean away = false;
        long pause = IDLE_NANOS;
        while (pauseUnlessWanted(pause)) {
            try {
                State now = read();
                if (away) {
                    log.info("the event store answers again");
                    away = false;
                }
                heldBackByOthers = now.pastOthers;
                if (!now.readable.equals(last.readable)) {
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
        State newest = jdbc
                .query(
                        NEWEST,
                        (row, n) -> new State(
                                row.getLong(1),
                                new StorePosition(row.getLong(1), row.getLong(2)),
                                row.getLong(3),
                                false))
                .stream()
                .findFirst()
                .orElse(State.NOTHING);
        return newest.heldBack() ? readReadable(newest) : newest;
    }

    private State readReadable(State newest) {
        return Objects.requireNonNull(jdbc.queryForObject(
                NEWEST_READABLE,
                (row, n) -> new State(
                        newest.newest,
                        new StorePosition(row.getLong(1), row.getLong(2)),
                        row.getLong(3),
                        row.getBoolean(4))));
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
            stall = now.heldBack() ? new Stall(now.newest, System.nanoTime(), false) : null;
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
                        from pg_stat_activity
                        where backend_xid::text::bigint
                            = (? - (select added from era order by number desc limit 1)) % 4294967296
                        """, (row, n) -> row.getString(1), transactionId).stream()
                .findFirst()
                .orElse("number " + transactionId
                        + ", which no session on the server has: perhaps a prepared transaction");
    }

    /**
     * @param newest the transaction of the newest event
     * @param readable the newest event that can be read
     * @param oldest the oldest transaction that has not ended and counts; what is older can be read
     * @param pastOthers whether older ones in other databases do not count
     */
    private record State(long newest, StorePosition readable, long oldest, boolean pastOthers) {

        static final State NOTHING = new State(0, StorePosition.START, 1, false);

        boolean heldBack() {
            return newest >= oldest;
        }
    }

    /** @param transactionId of the event that waits */
    private record Stall(long transactionId, long sinceNanos, boolean reported) {}
}
