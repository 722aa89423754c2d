package org.ibasho.chassis.eventstore.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out at once what several ask for at the same moment. There are a few lanes. Who finds one free is served at once and
 * alone; who comes while all are busy waits, and the lane that is free next serves everybody who waits together. Nobody ever
 * waits for others to come, so what is rare is not slower, and the more come the fewer turns each of them costs.
 *
 * <p>There is no thread of its own: one of those who are served does the work for all of its group. What is refused to a group
 * each of it tries alone.
 *
 * @param <T> what is asked for
 * @param <R> what came of it
 */
final class GroupCommit<T, R> {

    private final int lanes;
    private final int most;
    private final Duration patience;
    private final Duration limit;
    private final Function<List<T>, List<R>> inALane;
    private final Function<T, R> alone;
    private final BiPredicate<List<T>, RuntimeException> triesAlone;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn<T, R>> waiting = new ArrayDeque<>();
    private int busy;
    private long ended;

    /**
     * @param lanes how many groups are served at once
     * @param most how many a group has at most
     * @param patience when nothing has come to an end for so long, those who wait open a lane more, up to twice as many: what
     *     one has to wait for, a lock say, does not stop everybody
     * @param limit who has not been served for so long is not served at all
     * @param inALane carries out a group of one or more and says what came of each, or throws
     * @param alone carries out a single one, however long that takes, or throws
     * @param triesAlone whether a failure of a group means for sure that nothing of it was carried out, and that it may go
     *     better alone: each then does so, outside the lanes and in its own thread, so that nobody bears another's failure or
     *     wait
     */
    GroupCommit(
            int lanes,
            int most,
            Duration patience,
            Duration limit,
            Function<List<T>, List<R>> inALane,
            Function<T, R> alone,
            BiPredicate<List<T>, RuntimeException> triesAlone) {
        this.lanes = lanes;
        this.most = most;
        this.patience = patience;
        this.limit = limit;
        this.inALane = inALane;
        this.alone = alone;
        this.triesAlone = triesAlone;
    }

    /**
     * What came of it, once it was carried out; throws what the work threw. An interrupt does not end the wait, and disturbs
     * nobody's work.
     *
     * @throws RejectedExecutionException if it never was its turn; nothing was done
     */
    R carryOut(T asked) {
        Turn<T, R> mine = new Turn<>(asked);
        try {
            List<Turn<T, R>> group = comeIn(mine) ? List.of(mine) : await(mine);
            if (!group.isEmpty()) {
                lead(group);
            }
            return mine.goesAlone ? alone.apply(asked) : mine.result();
        } finally {
            if (mine.wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether a lane was free; otherwise a turn is waiting for one now. */
    private boolean comeIn(Turn<T, R> turn) {
        lock.lock();
        try {
            if (busy < lanes) {
                busy++;
                return true;
            }
            turn.seen = ended;
            waiting.add(turn);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void lead(List<Turn<T, R>> group) {
        long began = System.nanoTime();
        try {
            serve(group);
        } catch (Error error) {
            group.forEach(turn -> turn.failure = error);
        } finally {
            try {
                handOver(System.nanoTime() - began > patience.toNanos());
            } finally {
                group.forEach(Turn::served);
            }
        }
    }

    private void serve(List<Turn<T, R>> group) {
        List<T> asked = group.stream().map(turn -> turn.asked).toList();
        try {
            List<R> results = inALane.apply(asked);
            for (int i = 0; i < results.size(); i++) {
                group.get(i).result = results.get(i);
            }
        } catch (RuntimeException failure) {
            boolean eachAlone = triesAlone.test(asked, failure);
            for (Turn<T, R> turn : group) {
                turn.goesAlone = eachAlone;
                turn.failure = failure;
            }
        }
    }

    /** The group that a turn has to lead; empty if another has led it. */
    private List<Turn<T, R>> await(Turn<T, R> turn) {
        long came = System.nanoTime();
        long looked = came;
        while (turn.group == null) {
            long left = Math.min(looked + patience.toNanos(), came + limit.toNanos()) - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
                turn.wasInterrupted |= Thread.interrupted();
            } else if (System.nanoTime() - came >= limit.toNanos() && goesAway(turn)) {
                throw new RejectedExecutionException("it was never its turn");
            } else {
                overtake(turn);
                looked = System.nanoTime();
            }
        }
        return Objects.requireNonNull(turn.group);
    }

    /** Whether a turn was still waiting; otherwise it is being served, and will hear what came of it. */
    private boolean goesAway(Turn<T, R> turn) {
        lock.lock();
        try {
            return waiting.remove(turn);
        } finally {
            lock.unlock();
        }
    }

    /** Opens a lane more if nothing has ended since a turn looked. */
    private void overtake(Turn<T, R> turn) {
        lock.lock();
        try {
            if (ended == turn.seen && busy < 2 * lanes && !waiting.isEmpty()) {
                busy++;
                next();
            }
            turn.seen = ended;
        } finally {
            lock.unlock();
        }
    }

    /** The lane goes to those who wait. It ends if nobody does, or if another was opened because this one was stuck. */
    private void handOver(boolean wasStuck) {
        lock.lock();
        try {
            ended++;
            if (waiting.isEmpty() || (wasStuck && busy > lanes)) {
                busy--;
            } else {
                next();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first of those who wait leads as many as there are. */
    private void next() {
        List<Turn<T, R>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        group.getFirst().leads(group);
    }

    /** One who asked, and waits in a thread of its own. */
    private static final class Turn<T, R> {

        private final T asked;
        private final Thread thread = Thread.currentThread();
        private long seen;
        private boolean wasInterrupted;
        private boolean goesAlone;
        private @Nullable R result;
        private @Nullable Throwable failure;
        private volatile @Nullable List<Turn<T, R>> group;

        Turn(T asked) {
            this.asked = asked;
        }

        void leads(List<Turn<T, R>> those) {
            group = those;
            LockSupport.unpark(thread);
        }

        void served() {
            if (group == null) {
                group = List.of();
                // a permit that nobody waits for would cut the thread's next wait short
                if (thread != Thread.currentThread()) {
                    LockSupport.unpark(thread);
                }
            }
        }

        R result() {
            return switch (failure) {
                case null -> Objects.requireNonNull(result, "a result of each");
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failure);
            };
        }
    }
}
