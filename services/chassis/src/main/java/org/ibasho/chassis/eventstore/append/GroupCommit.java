package org.ibasho.chassis.eventstore.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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
 * <p>A request that was alone is carried out by its caller. Groups are carried out by threads of the lanes' own, which
 * nobody interrupts, one group after the other for as long as requests wait: a hand-over from caller to caller costs
 * more than a small group gains. When a group fails and the failure says that nothing was done, each caller retries its
 * request alone.
 *
 * @param <T> a request
 * @param <R> its result
 */
final class GroupCommit<T, R> {

    private static final Executor THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("group-commit-", 1).factory());

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
            if (enterLane(mine)) {
                serveAtOnce(mine);
            } else {
                await(mine);
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

    private void serveAtOnce(Turn<T, R> turn) {
        long began = System.nanoTime();
        try {
            serve(List.of(turn));
        } finally {
            List<Turn<T, R>> next = nextGroup(began);
            if (!next.isEmpty()) {
                start(next);
            }
        }
    }

    /** Has a thread of the lanes' own carry out a group, and whatever waits after that. */
    private void start(List<Turn<T, R>> group) {
        THREADS.execute(() -> {
            List<Turn<T, R>> now = group;
            while (!now.isEmpty()) {
                long began = System.nanoTime();
                serve(now);
                now.forEach(Turn::finished);
                now = nextGroup(began);
            }
        });
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

    /** Returns when the request has been carried out. */
    private void await(Turn<T, R> turn) {
        long came = System.nanoTime();
        long looked = came;
        while (!turn.isFinished) {
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
                start(takeGroup());
            }
            turn.seenFinished = finishedGroups;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The waiting requests, for the lane whose group has been carried out. The lane closes if there are none, or if
     * another was opened because this one was stuck.
     *
     * @param began when that group was begun with
     */
    private List<Turn<T, R>> nextGroup(long began) {
        boolean wasStuck = System.nanoTime() - began > patience.toNanos();
        lock.lock();
        try {
            finishedGroups++;
            if (waiting.isEmpty() || (wasStuck && busy > lanes)) {
                busy--;
                return List.of();
            }
            return takeGroup();
        } finally {
            lock.unlock();
        }
    }

    private List<Turn<T, R>> takeGroup() {
        List<Turn<T, R>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            Turn<T, R> turn = waiting.remove();
            turn.isCarriedOut = true;
            group.add(turn);
        }
        return group;
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
        private volatile boolean isFinished;

        Turn(T asked) {
            this.asked = asked;
        }

        void finished() {
            isFinished = true;
            LockSupport.unpark(thread);
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
