package org.ibasho.chassis.eventstore.reader;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.reader.ParkedStream.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks streams for one reader, so that an event that this program does not know, or cannot handle, stops its own
 * stream and no other. The reader's position moves on past what is parked.
 *
 * <p>A stream is taken up again where it was left, in order. Every process tries once what another process has parked:
 * a newer program knows more types and has fewer faults. After that it tries when an operator asks.
 */
public final class StreamParking {

    private static final Logger log = LoggerFactory.getLogger(StreamParking.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_AT_ONCE = 100;

    private final String reader;
    private final BatchSorter sorter;
    private final ParkedStreams streams;
    private final Set<ParkedStream> tried = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
    private boolean claimed;
    private boolean nothingParked;

    /**
     * @param reader under whose name streams are parked
     * @param wanted the type of the events that it handles
     */
    public StreamParking(String reader, Class<? extends Event> wanted, EventNames names, ParkedStreams streams) {
        this.reader = reader;
        this.sorter = new BatchSorter(reader, wanted, names);
        this.streams = streams;
    }

    /**
     * How a reader proceeds with a batch.
     *
     * @param events those to handle, in order
     * @param parked the streams to park from now on
     */
    public record Admission(List<TrackedEventMessage<?>> events, List<ParkedStream> parked) {}

    /**
     * Sorts a batch: leaves out what the reader does not want and what waits in a parked stream, and finds what this
     * program does not know or cannot read.
     */
    public Admission admit(List<? extends TrackedEventMessage<?>> batch) {
        List<DomainEventMessage<?>> concerned = sorter.concerned(batch);
        if (nothingParked) {
            return sorter.sort(concerned, new HashMap<>());
        }
        Set<String> ids = concerned.stream()
                .map(DomainEventMessage::getAggregateIdentifier)
                .collect(Collectors.toSet());
        return sorter.sort(concerned, streams.among(reader, ids));
    }

    /** Whether there is anything for the reader in a batch, or might be. */
    public boolean concerns(List<? extends TrackedEventMessage<?>> batch) {
        return !sorter.concerned(batch).isEmpty();
    }

    /** Sorts the waiting events of a resumed stream: those to handle, and where it is parked again, if it is. */
    public Admission admitWaiting(List<? extends TrackedEventMessage<?>> waiting) {
        return sort(sorter, waiting);
    }

    /** Sorts a batch for a reader that has parked nothing yet. */
    public static Admission sort(
            String reader,
            Class<? extends Event> wanted,
            EventNames names,
            List<? extends TrackedEventMessage<?>> batch) {
        return sort(new BatchSorter(reader, wanted, names), batch);
    }

    private static Admission sort(BatchSorter sorter, List<? extends TrackedEventMessage<?>> batch) {
        return sorter.sort(sorter.concerned(batch), new HashMap<>());
    }

    /** The parking of a stream from an event on that the reader could not handle. */
    public ParkedStream failed(TrackedEventMessage<?> event, RuntimeException failure) {
        return sorter.failed((DomainEventMessage<?>) event, failure);
    }

    /**
     * This process has claimed the reader, so no other process parks streams for it. Once it has found that none is
     * parked, it looks none up any more. Call this again after each new claim.
     */
    public void claimed() {
        claimed = true;
        nothingParked = false;
    }

    /** Parks streams. To be called in the transaction that moves the reader's position. */
    public void park(Collection<ParkedStream> parked) {
        nothingParked &= parked.isEmpty();
        for (ParkedStream one : parked) {
            streams.park(one);
            tried.add(one);
            say(one);
        }
    }

    /** Once for each type and reason; the metric and the operators' page have the rest. */
    private void say(ParkedStream one) {
        if (said.add(one.eventType() + " " + one.reason())) {
            String why = one.reason() == Reason.UNKNOWN_TYPE
                    ? "does not know the type " + one.eventType()
                    : "cannot handle " + one.eventType() + " (" + one.detail() + ")";
            log.warn("{} {}: it parks stream {} from event {} on", reader, why, one.streamId(), one.version());
        }
    }

    /** The parked streams that this process has to try now; looked for once a second. */
    public List<ParkedStream> due() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return List.of();
        }
        lookedAt = System.nanoTime();
        Map<ParkedStream, Boolean> parked = streams.of(reader);
        nothingParked = claimed && parked.isEmpty();
        tried.retainAll(parked.keySet());
        List<ParkedStream> due = parked.entrySet().stream()
                .filter(one -> one.getValue() || !tried.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_AT_ONCE)
                .toList();
        if (due.size() == MOST_AT_ONCE) {
            lookedAt -= LOOK_EVERY_NANOS;
        }
        return due;
    }

    /** Whether a stream is still parked at that event. Another process may have taken it up. */
    public boolean isParked(ParkedStream parked) {
        return streams.isParked(parked);
    }

    /** The stream is parked no longer, or only from a later event on. */
    public void moveOn(ParkedStream parked, List<ParkedStream> still) {
        streams.moveOn(parked, still);
    }

    /** Another attempt has been made, and its outcome is committed. */
    public void attempted(ParkedStream parked, List<ParkedStream> still) {
        tried.add(parked);
        tried.addAll(still);
        if (still.isEmpty()) {
            log.info("{} has taken stream {} up again", reader, parked.streamId());
        }
    }

    /** Shows how many streams are parked for the reader. */
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ibasho.streams.parked", () -> streams.count(reader))
                .description("Streams that a reader passes by until somebody sees to it; 0 when all is well")
                .tag("reader", reader)
                .register(meters);
    }
}
