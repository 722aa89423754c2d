package org.ibasho.chassis.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.ibasho.chassis.eventstore.numbers.StoreRewound;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way along the store. It asks when the horizon has moved, and otherwise waits. Each time it makes sure
 * that the store still has the event that it saw last. For one thread.
 */
final class StoreStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final long NEVER = -1;

    private final PostgresEventStorageEngine engine;
    private final ReadableHorizon horizon;
    private @Nullable TrackingToken place;
    private boolean seen;
    private Iterator<? extends TrackedEventMessage<?>> ahead = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private long emptyAt = NEVER;
    private @Nullable Runnable listening;

    StoreStream(PostgresEventStorageEngine engine, ReadableHorizon horizon, @Nullable TrackingToken after) {
        this.engine = engine;
        this.horizon = horizon;
        this.place = after;
    }

    /** @param isLast whether nothing else could be read at the time */
    record Page(Stream<TrackedEventMessage<?>> events, boolean isLast) {}

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNext() ? Optional.ofNullable(next) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable() {
        return hasNext();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!hasNext()) {
            long left = end - System.nanoTime();
            if (left <= 0 || horizon.awaitAfter(emptyAt, left) == emptyAt) {
                // once more whatever the horizon says, so that a reader does not depend on it
                emptyAt = NEVER;
                return timeout > 0 && hasNext();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        TrackedEventMessage<?> event = Objects.requireNonNull(next);
        next = null;
        place = event.trackingToken();
        seen = true;
        return event;
    }

    private boolean hasNext() {
        if (next != null) {
            return true;
        }
        if (!ahead.hasNext()) {
            long generation = horizon.generation();
            if (generation == emptyAt) {
                return false;
            }
            Page page = read();
            ahead = page.events().iterator();
            if (page.isLast()) {
                // saves one more query, which would find nothing
                emptyAt = generation;
            }
            if (!ahead.hasNext()) {
                return false;
            }
        }
        next = ahead.next();
        return true;
    }

    private Page read() {
        boolean pastOthers = horizon.isHeldBackByOthers();
        if (!seen) {
            return engine.readAfter(place, pastOthers);
        }
        try {
            return engine.readAfterSeen((StorePosition) Objects.requireNonNull(place), pastOthers);
        } catch (StoreRewound lost) {
            horizon.rewound();
            throw lost;
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        close();
        listening = horizon.listen(callback);
        return true;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.run();
            listening = null;
        }
    }
}
