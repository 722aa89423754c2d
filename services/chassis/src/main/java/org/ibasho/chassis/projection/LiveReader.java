package org.ibasho.chassis.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.EventLoop.Batch;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.eventstore.reader.StreamParking.Admission;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.projection.build.StreamByStream;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Projects events into the live read model as they come, in batches of what is there. Every instance follows all
 * events: the one that locks the read model's position first projects them. The others find that the position has
 * advanced, without a lock or a transaction number. So no instance owns a reader or has to take one over, and the
 * database releases what a dead instance has locked.
 */
final class LiveReader {

    private static final int MOST_AT_ONCE = 500;

    private final ReadModelDefinition definition;
    private final Projection<?, ?> projection;
    private final ReadModelRow row;
    private final StreamParking parking;
    private final StreamByStream streamByStream;
    private final StreamEvents streams;
    private final EventLoop loop;
    private final ReadModels readModels;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    LiveReader(
            ReadModelDefinition definition,
            Projection<?, ?> projection,
            ReadModelRow row,
            StreamParking parking,
            StreamByStream streamByStream,
            StreamEvents streams,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ReadModels readModels,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.definition = definition;
        this.projection = projection;
        this.row = row;
        this.parking = parking;
        this.streamByStream = streamByStream;
        this.streams = streams;
        this.loop = new EventLoop(events, MOST_AT_ONCE);
        this.readModels = readModels;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Goes on from the read model's position until told to stop, or until something fails.
     *
     * @param working called whenever all is well
     */
    void follow(BooleanSupplier stopping, Runnable working) throws InterruptedException {
        loop.follow(row.position(jdbc), stopping, this::show, () -> {
            working.run();
            parking.due().forEach(this::resume);
        });
    }

    private void show(Batch batch) {
        List<StreamEvent> shown;
        try {
            shown = inTransaction(batch, false);
        } catch (RuntimeException failure) {
            if (!StreamByStream.mayBeAnEventsFault(failure)) {
                throw failure;
            }
            shown = inTransaction(batch, true);
        }
        shown.forEach(one -> readModels.advance(definition.name(), one.streamId(), one.version()));
    }

    private List<StreamEvent> inTransaction(Batch batch, boolean oneByOne) {
        return Objects.requireNonNull(transactions.execute(begun -> show(batch, oneByOne, begun)));
    }

    /** Returns what the read model shows of the batch, whichever instance projected it. */
    private List<StreamEvent> show(Batch batch, boolean oneByOne, TransactionStatus transaction) {
        Optional<StorePosition> shown = row.lockUnlessShown(jdbc, batch.to());
        checkLive();
        Admission admission = parking.admit(batch.events());
        List<ParkedStream> parked = shown.map(position -> project(batch, position, admission, oneByOne, transaction))
                .orElse(List.of());
        return without(events(admission.events()), parked);
    }

    /** Projects what is not shown yet, and returns the streams that it parked. */
    private List<ParkedStream> project(
            Batch batch, StorePosition shown, Admission admission, boolean oneByOne, TransactionStatus transaction) {
        if (shown.compareTo(batch.from()) < 0) {
            // the database lost its last moments in a crash that this process survived
            throw new IllegalStateException("read model " + definition.name() + " is further back than it was");
        }
        List<StreamEvent> fresh = events(admission.events().stream()
                .filter(message -> EventLoop.position(message).compareTo(shown) > 0)
                .toList());
        List<ParkedStream> parked = new ArrayList<>(admission.parked());
        if (oneByOne) {
            parked.addAll(streamByStream.show(jdbc, transaction, fresh));
        } else {
            projection.show(jdbc, fresh);
        }
        parking.park(parked);
        row.shown(jdbc, batch.to());
        return parked;
    }

    private void checkLive() {
        if (!row.read(jdbc).live()) {
            // another program has dropped it, because this one has slept for so long
            throw new IllegalStateException("read model " + definition.name() + " is not there any more");
        }
    }

    private static List<StreamEvent> events(List<TrackedEventMessage<?>> messages) {
        return messages.stream().map(StoredEventPages::happened).toList();
    }

    private static List<StreamEvent> without(List<StreamEvent> events, List<ParkedStream> parked) {
        Set<String> ids = parked.stream().map(ParkedStream::streamId).collect(Collectors.toSet());
        return events.stream().filter(event -> !ids.contains(event.streamId())).toList();
    }

    private void resume(ParkedStream one) {
        List<ParkedStream> still = transactions.execute(transaction -> resume(one, transaction));
        if (still != null) {
            parking.attempted(one, still);
        }
    }

    private List<ParkedStream> resume(ParkedStream one, TransactionStatus transaction) {
        StorePosition shown = row.lock(jdbc);
        checkLive();
        if (!parking.isParked(one)) {
            return List.of();
        }
        Admission admission = parking.admitWaiting(streams.read(one.streamId(), one.version(), shown));
        List<ParkedStream> failed = streamByStream.show(jdbc, transaction, events(admission.events()));
        List<ParkedStream> still = failed.isEmpty() ? admission.parked() : failed;
        parking.moveOn(one, still);
        return still;
    }
}
