package org.ibasho.benchmarks.append;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.MeetingCommand;
import org.ibasho.benchmarks.sample.OpenStreams;

/** An {@link EventStorageEngine} alone, outside any transaction: serialises and stores. */
public final class EngineAppend implements Appender {

    /** Makes the ground ready, before each round. */
    @FunctionalInterface
    public interface Ground {
        void prepare() throws SQLException;
    }

    private final String name;
    private final EventStorageEngine engine;
    private final MetaData metadata;
    private final Supplier<String> eventIds;
    private final Ground ground;

    /** @param eventIds makes the ids of events, as whoever uses the engine would */
    public EngineAppend(
            String name, EventStorageEngine engine, EventRow row, Supplier<String> eventIds, Ground ground) {
        this.name = name;
        this.eventIds = eventIds;
        this.engine = engine;
        this.metadata = MetaData.from(row.metadata());
        this.ground = ground;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        ground.prepare();
        return load.run(Appends::new);
    }

    private final class Appends implements ClosedLoop.Writer {

        private final OpenStreams streams = new OpenStreams();

        @Override
        public void write() {
            OpenStreams.Place place = streams.next();
            String stream = place.stream().toString();
            engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "meeting",
                    stream,
                    place.sequence(),
                    MeetingCommand.Note.about(stream).noted((int) place.sequence() + 1),
                    metadata,
                    eventIds.get(),
                    Instant.now())));
        }
    }
}
