package org.ibasho.chassis.eventstore.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.StorePosition;

/** Reads the stored events as they come, as many at a time as have come, and hands them on. */
public final class EventLoop {

    private static final int LONGEST_WAIT_MS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final int mostAtOnce;

    public EventLoop(StreamableMessageSource<TrackedEventMessage<?>> events, int mostAtOnce) {
        this.events = events;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Events that follow one another.
     *
     * @param from the position that was reached before them
     * @param to the position of the last of them
     */
    public record Batch(List<TrackedEventMessage<?>> events, StorePosition from, StorePosition to) {}

    /**
     * Goes on from a position until told to stop, or until something fails.
     *
     * @param afterEach called after each batch, and at least twice a second
     */
    public void follow(StorePosition after, BooleanSupplier stopping, Consumer<Batch> handler, Runnable afterEach)
            throws InterruptedException {
        follow(after, stopping, () -> false, handler, afterEach);
    }

    /**
     * The same.
     *
     * @param busy whether there is something else to do, so that no event is waited for
     */
    public void follow(
            StorePosition after,
            BooleanSupplier stopping,
            BooleanSupplier busy,
            Consumer<Batch> handler,
            Runnable afterEach)
            throws InterruptedException {
        StorePosition seen = after;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(seen)) {
            while (!stopping.getAsBoolean()) {
                if (stream.hasNextAvailable(busy.getAsBoolean() ? 0 : LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                    List<TrackedEventMessage<?>> batch = available(stream);
                    StorePosition last = position(batch.getLast());
                    handler.accept(new Batch(batch, seen, last));
                    seen = last;
                }
                afterEach.run();
            }
        }
    }

    private List<TrackedEventMessage<?>> available(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        do {
            batch.add(stream.nextAvailable());
        } while (batch.size() < mostAtOnce && stream.hasNextAvailable());
        return batch;
    }

    /** Where an event stands among all events. */
    public static StorePosition position(TrackedEventMessage<?> event) {
        return (StorePosition) event.trackingToken();
    }
}
