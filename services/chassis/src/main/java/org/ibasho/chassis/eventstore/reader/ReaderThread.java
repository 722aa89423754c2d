package org.ibasho.chassis.eventstore.reader;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that a reader works in. What fails is tried again, after ever longer pauses of at most five seconds; the
 * log says so once, and once more when it works again. That holds for an {@link Error}, too: a thread that had ended
 * would leave its work undone for good, and nobody would be told.
 */
public final class ReaderThread {

    private static final Logger log = LoggerFactory.getLogger(ReaderThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final String name;
    private final Work work;
    private final Function<Throwable, String> reason;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stuck;
    private volatile Duration pause = FIRST_PAUSE;

    /** The work of a reader. The thread repeats it until it is stopped. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }

    /**
     * @param name of the thread, and of the reader in the log
     * @param reason what the log may say of a failure: an exception might quote what an event says
     */
    public ReaderThread(String name, Work work, Function<Throwable, String> reason) {
        this.name = name;
        this.work = work;
        this.reason = reason;
    }

    /** A reader of which the log says no more than the type of a failure. */
    public ReaderThread(String name, Work work) {
        this(name, work, failure -> failure.getClass().getName());
    }

    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    private void run() {
        while (!isStopping()) {
            try {
                work.run();
            } catch (InterruptedException interrupted) {
                // ends it only while it is stopping: any other interrupt must not leave its work undone for good
                log.debug("{} was interrupted", name);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }
    }

    private void failed(Throwable failure) {
        if (!stuck && !isStopping()) {
            log.warn("{} cannot go on and tries again: {}", name, reason.apply(failure));
            stuck = true;
        }
        try {
            pause(pause);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** To be called by the work whenever something has worked. */
    public void works() {
        if (stuck) {
            log.info("{} goes on", name);
        }
        stuck = false;
        pause = FIRST_PAUSE;
    }

    /** Waits for a while, or until the thread is asked to stop. */
    public void pause(Duration time) throws InterruptedException {
        boolean _ = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    String name() {
        return name;
    }

    /** For those who run the service. */
    ReaderHealth.State state() {
        Thread running = thread;
        if (!isStopping() && running != null && !running.isAlive()) {
            return ReaderHealth.State.STOPPED;
        }
        return stuck ? ReaderHealth.State.FAILING : ReaderHealth.State.RUNNING;
    }

    /** Whether it was started, and its end was not waited for yet. */
    boolean isStarted() {
        return thread != null;
    }

    /** Whether the work failed, and has not worked since. */
    public boolean isStuck() {
        return stuck;
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Asks it to end when what is under way is done. */
    public void stop() {
        stopping.countDown();
    }

    /** Waits for the end; interrupts work that waits for something that does not come. */
    public void awaitEnd() {
        awaitEnd(thread);
        thread = null;
    }

    /** The same for any thread. */
    public static void awaitEnd(@Nullable Thread running) {
        try {
            if (running != null && !running.join(STOP_LIMIT)) {
                running.interrupt();
                running.join(STOP_LIMIT);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
