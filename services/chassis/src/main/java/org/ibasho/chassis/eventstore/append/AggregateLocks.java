package org.ibasho.chassis.eventstore.append;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets one command at a time decide on an aggregate in this process. The holder of an aggregate's lock may itself wait
 * in the database for the transaction of whoever waits here, and neither the server nor Axon can detect that circle. So
 * nobody waits for longer than two seconds, and a transaction that has a number, which holds all readers back, for no
 * longer than half a second. Whoever has waited in vain meets a conflict and decides again.
 */
public final class AggregateLocks implements LockFactory {

    static final Duration LIMIT = Duration.ofSeconds(2);

    /** As long as an append waits for a lock of the database. */
    static final Duration LIMIT_WITH_NUMBER = Duration.ofMillis(500);

    private static final String HAS_NUMBER = "select pg_current_xact_id_if_assigned() is not null";

    private final Map<String, SharedLock> locks = new ConcurrentHashMap<>();
    private final BooleanSupplier hasNumber;

    /** @param hasNumber whether the caller is in a transaction that has a number; asked only when a lock is not free */
    AggregateLocks(BooleanSupplier hasNumber) {
        this.hasNumber = hasNumber;
    }

    /** Locks for aggregates whose commands may be part of a transaction on a database. */
    public static AggregateLocks on(JdbcTemplate jdbc) {
        return new AggregateLocks(() -> TransactionSynchronizationManager.isActualTransactionActive()
                && Boolean.TRUE.equals(jdbc.queryForObject(HAS_NUMBER, Boolean.class)));
    }

    /**
     * Waits for the lock of an aggregate, and takes it. A thread that has it may take it once more.
     *
     * @throws ConcurrencyException if it was not free in time
     */
    @Override
    public Lock obtainLock(String aggregate) {
        SharedLock lock = locks.compute(aggregate, (id, known) -> (known == null ? new SharedLock() : known).join());
        boolean taken = false;
        try {
            taken = lock.tryLock() || lock.tryLock(limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LockAcquisitionFailedException("interrupted while waiting for an aggregate", interrupted);
        } finally {
            if (!taken) {
                leave(aggregate);
            }
        }
        if (!taken) {
            throw new ConcurrencyException("another command has been deciding on the aggregate for too long");
        }
        return new Taken(aggregate, lock);
    }

    private Duration limit() {
        return hasNumber.getAsBoolean() ? LIMIT_WITH_NUMBER : LIMIT;
    }

    private void leave(String aggregate) {
        locks.computeIfPresent(aggregate, (id, lock) -> lock.leave());
    }

    /** How many aggregates are locked or waited for. */
    int size() {
        return locks.size();
    }

    private final class Taken implements Lock {

        private final String aggregate;
        private final SharedLock lock;

        Taken(String aggregate, SharedLock lock) {
            this.aggregate = aggregate;
            this.lock = lock;
        }

        @Override
        public void release() {
            lock.unlock();
            leave(aggregate);
        }

        @Override
        public boolean isHeld() {
            return lock.isHeldByCurrentThread();
        }
    }

    /** A lock, and how many have it or wait for it; the last one who leaves throws it away. */
    @SuppressWarnings("serial") // never serialised
    private static final class SharedLock extends ReentrantLock {

        private int users;

        SharedLock join() {
            users++;
            return this;
        }

        @Nullable
        SharedLock leave() {
            users--;
            return users == 0 ? null : this;
        }
    }
}
