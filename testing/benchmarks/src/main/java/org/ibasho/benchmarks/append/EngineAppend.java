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
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.sample.tally.TallyCommand;

/** An {@link EventStorageEngine} alone, outside any transaction: serialises and appends. */
public final class EngineAppend implements Appender {

    /** Prepares each round. */
    @FunctionalInterface
    public interface Preparation {
        void prepare() throws SQLException;
    }

    private final String name;
    private final EventStorageEngine engine;
    private final MetaData metadata;
    private final Supplier<String> eventIds;
    private final Preparation preparation;

    /** @param eventIds generates the ids of events */
    public EngineAppend(
            String name, EventStorageEngine engine, EventRow row, Supplier<String> eventIds, Preparation preparation) {
        this.name = name;
        this.eventIds = eventIds;
        this.engine = engine;
        this.metadata = MetaData.from(row.metadata());
        this.preparation = preparation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        preparation.prepare();
        return load.run(Appends::new);
    }

    private final class Appends implements ClosedLoop.Writer {

        private final StreamRotation streams = new StreamRotation();

        @Override
        public void write() {
            StreamRotation.Place place = streams.next();
            String stream = place.stream().toString();
            engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "tally",
                    stream,
                    place.sequence(),
                    TallyCommand.Announce.of(stream).announced((int) place.sequence() + 1),
                    metadata,
                    eventIds.get(),
                    Instant.now())));
        }
    }
}
