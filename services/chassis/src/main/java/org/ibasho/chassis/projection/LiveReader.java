package org.ibasho.chassis.projection;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.EventLoop.Batch;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.readmodel.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Projects events into the live read model as they come, in batches of what is there. Every instance follows all
 * events: the one that locks the read model's position first projects them, and the others find that the position has
 * advanced. So no instance owns a reader or has to take one over, and the database releases what a dead instance has
 * locked.
 */
final class LiveReader {

    private static final int MOST_AT_ONCE = 500;

    private final ReadModelDefinition definition;
    private final Projection<?, ?> projection;
    private final ReadModelRow row;
    private final EventLoop loop;
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
        this.loop = new EventLoop(events, MOST_AT_ONCE);
        this.readModels = readModels;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The live tables have another definition than this program knows. */
    static final class Superseded extends RuntimeException {

        Superseded(String readModel) {
            super("read model " + readModel + " has another definition than this program's");
        }
    }

    /**
     * Goes on from the read model's position until told to stop, or until something fails.
     *
     * @param working called whenever all is well
     */
    void follow(BooleanSupplier stopping, Runnable working) throws InterruptedException {
        loop.follow(row.position(jdbc), stopping, this::show, working);
    }

    private void show(Batch batch) {
        List<TrackedEventMessage<?>> ours =
                batch.events().stream().filter(this::isOurs).toList();
        transactions.executeWithoutResult(begun -> show(ours, batch.from(), batch.to()));
        notifyWaiters(ours);
    }

    private boolean isOurs(TrackedEventMessage<?> message) {
        return projection.events().isAssignableFrom(message.getPayloadType());
    }

    private void show(List<TrackedEventMessage<?>> ours, StorePosition from, StorePosition to) {
        StorePosition shown = row.lock(jdbc);
        if (!definition.checksum().equals(row.read(jdbc).definition())) {
            throw new Superseded(definition.name());
        }
        if (shown.compareTo(from) < 0) {
            // the database lost its last moments in a crash that this process survived
            throw new IllegalStateException("read model " + definition.name() + " is further back than it was");
        }
        if (shown.compareTo(to) < 0) {
            projection.show(
                    jdbc,
                    ours.stream()
                            .filter(message -> EventLoop.position(message).compareTo(shown) > 0)
                            .map(StoredEventPages::happened)
                            .toList());
            row.shown(jdbc, to);
        }
    }

    private void notifyWaiters(List<TrackedEventMessage<?>> ours) {
        ours.stream()
                .map(StoredEventPages::happened)
                .forEach(one -> readModels.advance(definition.name(), one.streamId(), one.version()));
    }
}
