package org.ibasho.chassis.projection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.projection.build.BuildConnection;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.UnusedDefinitions;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one read model in this process: builds it if there is none, projects events, and retries what fails. */
final class ReadModelRunner {

    private static final Logger log = LoggerFactory.getLogger(ReadModelRunner.class);
    private static final Duration ANOTHER_BUILDS = Duration.ofMillis(200);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int NEARLY_THERE = 500;
    private static final Duration ON_THE_WAY_OUT = Duration.ofSeconds(1);

    private final ReadModelParts parts;
    private final CountDownLatch built = new CountDownLatch(1);
    private final ReaderThread thread;
    private volatile @Nullable Thread rebuilding;
    private volatile boolean live;
    private long lookedAt = System.nanoTime();

    ReadModelRunner(ReadModelParts parts) {
        this.parts = parts;
        this.thread = new ReaderThread("read model " + name(), this::run, ReadModelRunner::reason);
    }

    String name() {
        return parts.definition().name();
    }

    ReaderThread thread() {
        return thread;
    }

    StreamParking parking() {
        return parts.parking();
    }

    void start() {
        thread.start();
    }

    /** Waits until there is something to show. */
    boolean awaitBuilt(Duration limit) throws InterruptedException {
        return built.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Asks it to end with the events that are being shown; one that is being built is left, and begun again next
     * time.
     */
    void stop() {
        thread.stop();
    }

    void awaitEnd() {
        thread.awaitEnd();
        ReaderThread.awaitEnd(rebuilding);
    }

    ReadModelStatus status() {
        ReadModelRow.Entry entry = parts.row().read(parts.jdbc());
        ReadModelRow.Lag lag = parts.row().lag(parts.jdbc());
        double progress = entry.building() ? entry.done() / (double) Math.max(1, entry.total()) : 1;
        return new ReadModelStatus(
                name(), state(entry), progress, lag.events(), lag.age().toMillis() / 1000.0);
    }

    private State state(ReadModelRow.Entry entry) {
        if (!isServable()) {
            return State.BUILDING;
        }
        if (thread.isStuck()) {
            return State.STOPPED;
        }
        return entry.building() ? State.REBUILDING : State.LIVE;
    }

    private boolean isBuilt() {
        return built.getCount() == 0;
    }

    /** Whether pages can show it. */
    boolean isServable() {
        return live && isBuilt();
    }

    /** How far it shows a stream, asked of the database; -1 if not at all. */
    long shownVersion(String streamId) {
        return isServable() ? parts.projection().version(parts.jdbc(), streamId) : -1;
    }

    /** Builds it again in the background. */
    void rebuild() {
        BuildConnection connection = enterForRebuild();
        try {
            connection.begin(parts.row(), 0);
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
        rebuilding = Thread.ofPlatform().name("rebuild " + name()).start(() -> {
            try (connection) {
                parts.build(this::isStopping).build(connection);
            } catch (RuntimeException failure) {
                if (!isStopping()) {
                    log.warn("read model {} was not rebuilt, and stays as it is: {}", name(), reason(failure));
                    parts.row().abandon(parts.jdbc(), connection.build());
                }
            }
        });
    }

    /** The build that has just swapped may still hold the lock for a moment. */
    private BuildConnection enterForRebuild() {
        long limit = System.nanoTime() + ON_THE_WAY_OUT.toNanos();
        while (isBuilt() && !isStopping()) {
            BuildConnection connection = parts.openBuildConnection();
            if (connection != null) {
                return connection;
            }
            if (parts.row().read(parts.jdbc()).building() || System.nanoTime() > limit) {
                break;
            }
        }
        throw new RebuildRefused(name());
    }

    private boolean isStopping() {
        return thread.isStopping();
    }

    private void run() throws InterruptedException {
        ensureBuilt();
        try {
            parts.reader().follow(thread::isStopping, this::works);
        } catch (SequenceGap hole) {
            // it does not catch up, and what it has is better than nothing
            built.countDown();
            throw hole;
        }
    }

    private void works() {
        thread.works();
        showOnceCaughtUp();
        if (System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
            lookedAt = System.nanoTime();
            parts.row().use(parts.jdbc());
            finishWhatWasBegun();
            dropUnused();
        }
    }

    /** Shows a read model that no process has kept up to date, as after a rollback, once it has caught up. */
    private void showOnceCaughtUp() {
        if (!isBuilt() && parts.row().isWithin(parts.jdbc(), NEARLY_THERE)) {
            show();
        }
    }

    private void show() {
        built.countDown();
        finishWhatWasBegun();
    }

    private void dropUnused() {
        UnusedDefinitions unused = parts.surroundings().unused();
        if (unused.exist(parts.jdbc())) {
            try (BuildConnection connection = parts.openBuildConnection()) {
                if (connection != null) {
                    connection.dropUnused(unused);
                }
            }
        }
    }

    /** A gap names a stream and numbers; any other message might quote an event. */
    private static String reason(Throwable failure) {
        return failure instanceof SequenceGap hole
                ? String.valueOf(hole.getMessage())
                : failure.getClass().getName();
    }

    /** Builds it where there is none of this definition, or waits until another instance has. */
    private void ensureBuilt() throws InterruptedException {
        parts.row().open(parts.jdbc());
        live = isLive();
        boolean found = live;
        while (!live && !isStopping()) {
            try (BuildConnection connection = parts.openBuildConnection()) {
                if (connection == null) {
                    thread.pause(ANOTHER_BUILDS);
                } else if (!isLive()) {
                    parts.build(this::isStopping).build(connection);
                }
            }
            live = isLive();
        }
        if (live && !found) {
            thread.works();
            show();
        } else if (live) {
            showOnceCaughtUp();
        }
    }

    private boolean isLive() {
        return parts.row().read(parts.jdbc()).live();
    }

    /** An operator asked for a rebuild, and the builder died, here or in another instance. */
    private void finishWhatWasBegun() {
        Thread running = rebuilding;
        boolean here = running != null && running.isAlive();
        if (!here && parts.row().read(parts.jdbc()).building()) {
            try {
                rebuild();
            } catch (RebuildRefused anotherDoes) {
                log.debug("{}", anotherDoes.getMessage());
            }
        }
    }
}
