package org.ibasho.scheduling.gathering.series;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.eventstore.StorePosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the stored events and processes those of a series. It stores its position after each one, so that it
 * continues after a crash with the one that was not finished. Every instance does this; what one has done, the others
 * find done.
 *
 * <p>It runs outside a transaction: a command would otherwise wait for the visibility of an earlier one, and all event
 * readers wait for the oldest transaction.
 */
@Component
class SeriesReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SeriesReader.class);
    private static final int LONGEST_WAIT_MS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How many other events may be skipped again after a crash. */
    private static final int NOTE_EVERY = 1_000;

    private final EventStore events;
    private final WhenSeriesChangedThenGatheringsFollow reaction;
    private final SeriesProgress progress;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;
    private boolean failing;

    SeriesReader(EventStore events, WhenSeriesChangedThenGatheringsFollow reaction, SeriesProgress progress) {
        this.events = events;
        this.reaction = reaction;
        this.progress = progress;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("series").start(this::run);
    }

    private void run() {
        try {
            do {
                follow();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(progress.read())) {
            int passed = 0;
            while (stopping.getCount() > 0) {
                if (stream.hasNextAvailable(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                    TrackedEventMessage<?> message = stream.nextAvailable();
                    passed = message.getPayload() instanceof SeriesEvent event
                            ? carryOut(event, message)
                            : passBy(message, passed);
                }
            }
        } catch (RuntimeException failure) {
            if (!failing && stopping.getCount() > 0) {
                // an exception might contain data of an event
                log.warn(
                        "a series cannot be carried out and is tried again: {}",
                        failure.getClass().getName());
                failing = true;
            }
        }
    }

    private int carryOut(SeriesEvent event, TrackedEventMessage<?> message) {
        reaction.on(event, message.getIdentifier(), message.getTimestamp());
        progress.note(place(message));
        progress.carriedOut(event.seriesId(), ((DomainEventMessage<?>) message).getSequenceNumber());
        failing = false;
        return 0;
    }

    private int passBy(TrackedEventMessage<?> message, int passed) {
        if (passed < NOTE_EVERY) {
            return passed + 1;
        }
        progress.note(place(message));
        return 0;
    }

    private static StorePosition place(TrackedEventMessage<?> message) {
        return (StorePosition) message.trackingToken();
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread running = thread;
        try {
            if (running != null && !running.join(PATIENCE)) {
                running.interrupt();
                running.join(PATIENCE);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
