package org.ibasho.chassis.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.readmodel.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shows the events in the live read model as they come, as many at a time as have come. Every instance follows all events,
 * and whoever locks the row of the read model first shows them; the others find them shown and pass on. So nobody has to own a
 * reader or take one over: what a dead instance held, the database lets go of.
 */
final class LiveReader {

    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_WAIT_MS = 500;

    private final ReadModelDefinition definition;
    private final Projection<?, ?> projection;
    private final ReadModelRow row;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ReadModels readModels;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    LiveReader(
            ReadModelDefinition definition,
            Projection<?, ?> projection,
            ReadModelRow row,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ReadModels readModels,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.definition = definition;
        this.projection = projection;
        this.row = row;
        this.events = events;
        this.readModels = readModels;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The live tables are not those that this program knows. */
    static final class Superseded extends RuntimeException {

        Superseded(String readModel) {
            super("read model " + readModel + " has another definition than this program's");
        }
    }

    /**
     * Goes on from where the row says until told to stop, or until something fails.
     *
     * @param working called whenever all is well
     */
    void follow(BooleanSupplier stopping, Runnable working) throws InterruptedException {
        StorePosition seen = row.read(jdbc).place();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(seen)) {
            while (!stopping.getAsBoolean()) {
                if (stream.hasNextAvailable(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                    List<TrackedEventMessage<?>> batch = whatIsThere(stream);
                    List<TrackedEventMessage<?>> ours =
                            batch.stream().filter(this::isOurs).toList();
                    StorePosition from = seen;
                    StorePosition to = StoredEventPages.place(batch.getLast());
                    transactions.executeWithoutResult(begun -> show(ours, from, to));
                    seen = to;
                    tell(ours);
                }
                working.run();
            }
        }
    }

    private static List<TrackedEventMessage<?>> whatIsThere(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        do {
            batch.add(stream.nextAvailable());
        } while (batch.size() < MOST_AT_ONCE && stream.hasNextAvailable());
        return batch;
    }

    private boolean isOurs(TrackedEventMessage<?> message) {
        return projection.events().isAssignableFrom(message.getPayloadType());
    }

    private void show(List<TrackedEventMessage<?>> ours, StorePosition from, StorePosition to) {
        ReadModelRow.Entry entry = row.lock(jdbc);
        if (!definition.checksum().equals(entry.definition())) {
            throw new Superseded(definition.name());
        }
        if (entry.place().compareTo(from) < 0) {
            // the database lost its last moments in a crash that this process survived
            throw new IllegalStateException("read model " + definition.name() + " is further back than it was");
        }
        if (entry.place().compareTo(to) < 0) {
            projection.show(
                    jdbc,
                    ours.stream()
                            .filter(message -> StoredEventPages.place(message).compareTo(entry.place()) > 0)
                            .map(StoredEventPages::happened)
                            .toList());
            row.shown(jdbc, to);
        }
    }

    private void tell(List<TrackedEventMessage<?>> ours) {
        ours.stream()
                .map(StoredEventPages::happened)
                .forEach(one -> readModels.advance(definition.name(), one.streamId(), one.version()));
    }
}
