package org.ibasho.benchmarks.replay;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Reads through our engine, and deserialises payload and metadata of each event by accessing them. */
public record EngineReader(EventStorageEngine engine) implements ReplayBenchmark.Reader {

    @Override
    public long readAll() {
        AtomicLong read = new AtomicLong();
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false)) {
            events.forEach(event -> {
                if (event.getPayload() != null && event.getMetaData() != null) {
                    read.incrementAndGet();
                }
            });
        }
        return read.get();
    }
}
