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
 * Carries out concurrent requests together (group commit). There is a small number of lanes. A request that finds a
 * free lane is carried out at once and alone. A request that finds all lanes busy waits, and the next lane that
 * becomes free carries out all waiting requests together. No request waits for others to arrive, so a rare request is
 * not slower, and the more arrive, the less each costs.
 *
 * <p>One of the waiting callers has the group carried out, in a thread that nobody interrupts. When a group fails and
 * the failure says that nothing was done, each caller retries its request alone.
 *
 * @param <T> a request
 * @param <R> its result
 */
final class GroupCommit<T, R> {

    private final int lanes;
    private final int most;
    private final Duration patience;
    private final Duration limit;
    private final Function<List<T>, List<R>> inLane;
    private final Function<T, R> alone;
    private final BiPredicate<List<T>, RuntimeException> retriesAlone;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn<T, R>> waiting = new ArrayDeque<>();
    private int busy;
    private long finishedGroups;

    /**
     * @param lanes how many groups are carried out at the same time
     * @param most how many requests a group has at most
     * @param patience when no group has finished for so long, the waiting requests open another lane, up to twice as
     *     many: a group that waits for a lock, say, does not stop all others
     * @param limit a request that has waited for so long is rejected, unless it is being carried out
     * @param inLane carries out a group of one or more requests and returns the result of each, or throws
     * @param alone carries out a single request, however long that takes, or throws
     * @param retriesAlone whether a failure of a group means that nothing of it was carried out, and that its requests
     *     may succeed one by one: each caller then retries its own, outside the lanes and in its own thread
     */
    GroupCommit(
            int lanes,
            int most,
            Duration patience,
            Duration limit,
            Function<List<T>, List<R>> inLane,
            Function<T, R> alone,
            BiPredicate<List<T>, RuntimeException> retriesAlone) {
        this.lanes = lanes;
        this.most = most;
        this.patience = patience;
        this.limit = limit;
        this.inLane = inLane;
        this.alone = alone;
        this.retriesAlone = retriesAlone;
    }

    /**
     * Returns the result of a request once it was carried out, or throws what the work threw. An interrupt does not
     * end the wait.
     *
     * @throws RejectedExecutionException if the request waited for longer than the limit; nothing was done
     */
    R carryOut(T asked) {
        Turn<T, R> mine = new Turn<>(asked);
        try {
            List<Turn<T, R>> group = enterLane(mine) ? List.of(mine) : await(mine);
            if (!group.isEmpty()) {
                execute(group);
            }
            return mine.runsAlone ? alone.apply(asked) : mine.result();
        } finally {
            if (mine.wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether a lane was free; otherwise the request waits for one now. */
    private boolean enterLane(Turn<T, R> turn) {
        lock.lock();
        try {
            if (busy < lanes) {
                busy++;
                return true;
            }
            turn.seenFinished = finishedGroups;
            waiting.add(turn);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void execute(List<Turn<T, R>> group) {
        long began = System.nanoTime();
        try {
            if (group.size() == 1) {
                serve(group);
            } else {
                serveUndisturbed(group);
            }
        } finally {
            try {
                passLaneOn(System.nanoTime() - began > patience.toNanos());
            } finally {
                group.forEach(Turn::finished);
            }
        }
    }

    /**
     * In a thread of its own: an interrupt of this caller would end the wait for a connection, or close it in a virtual
     * thread, and the others of the group would not learn what became of their requests.
     */
    private void serveUndisturbed(List<Turn<T, R>> group) {
        Thread server = Thread.ofVirtual().name("group-commit").start(() -> serve(group));
        Turn<T, R> mine = group.getFirst();
        while (true) {
            try {
                server.join();
                return;
            } catch (InterruptedException later) {
                mine.wasInterrupted = true;
            }
        }
    }

    private void serve(List<Turn<T, R>> group) {
        List<T> asked = group.stream().map(turn -> turn.asked).toList();
        try {
            List<R> results = inLane.apply(asked);
            for (int i = 0; i < results.size(); i++) {
                group.get(i).result = results.get(i);
            }
        } catch (Error error) {
            group.forEach(turn -> turn.failure = error);
        } catch (RuntimeException failure) {
            boolean eachRunsAlone = retriesAlone.test(asked, failure);
            for (Turn<T, R> turn : group) {
                turn.runsAlone = eachRunsAlone;
                turn.failure = failure;
            }
        }
    }

    /** The group that this caller has to carry out; empty if another caller has done so. */
    private List<Turn<T, R>> await(Turn<T, R> turn) {
        long came = System.nanoTime();
        long looked = came;
        while (turn.group == null) {
            if (turn.isCarriedOut) {
                LockSupport.park(this);
                turn.wasInterrupted |= Thread.interrupted();
                continue;
            }
            long left = Math.min(looked + patience.toNanos(), came + limit.toNanos()) - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
                turn.wasInterrupted |= Thread.interrupted();
            } else if (System.nanoTime() - came >= limit.toNanos() && withdraw(turn)) {
                throw new RejectedExecutionException("it was never its turn");
            } else {
                openExtraLane(turn);
                looked = System.nanoTime();
            }
        }
        return Objects.requireNonNull(turn.group);
    }

    /** Whether the request was still waiting; otherwise a group has it and it will get a result. */
    private boolean withdraw(Turn<T, R> turn) {
        lock.lock();
        try {
            return waiting.remove(turn);
        } finally {
            lock.unlock();
        }
    }

    /** Opens another lane if no group has finished since this caller last looked. */
    private void openExtraLane(Turn<T, R> turn) {
        lock.lock();
        try {
            if (finishedGroups == turn.seenFinished && busy < 2 * lanes && !waiting.isEmpty()) {
                busy++;
                next();
            }
            turn.seenFinished = finishedGroups;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the lane to the waiting requests. It closes if none waits, or if another was opened because this one was
     * stuck.
     */
    private void passLaneOn(boolean wasStuck) {
        lock.lock();
        try {
            finishedGroups++;
            if (waiting.isEmpty() || (wasStuck && busy > lanes)) {
                busy--;
            } else {
                next();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first waiting caller carries out as many requests as there are. */
    private void next() {
        List<Turn<T, R>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            Turn<T, R> turn = waiting.remove();
            turn.isCarriedOut = true;
            group.add(turn);
        }
        group.getFirst().execute(group);
    }

    /** A request, and the thread of its caller. */
    private static final class Turn<T, R> {

        private final T asked;
        private final Thread thread = Thread.currentThread();
        private long seenFinished;
        private boolean wasInterrupted;
        private boolean runsAlone;
        private @Nullable R result;
        private @Nullable Throwable failure;
        private volatile boolean isCarriedOut;
        private volatile @Nullable List<Turn<T, R>> group;

        Turn(T asked) {
            this.asked = asked;
        }

        void execute(List<Turn<T, R>> those) {
            group = those;
            LockSupport.unpark(thread);
        }

        void finished() {
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
