package org.ibasho.chassis.reaction;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.EventLoop.Batch;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.eventstore.reader.StreamParking.Admission;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows the stored events for one reaction. Every instance of the service does so: what one instance has done, the
 * others find done.
 */
final class ReactionReader<E extends Event> {

    /** How many events of others may be passed by again after a crash. */
    private static final int NOTE_EVERY = 1_000;

    private final Reaction<E> reaction;
    private final EventLoop loop;
    private final ReaderPositions positions;
    private final JdbcClient jdbc;
    private final Commands commands;
    private final ReactionProgress progress;
    private final StreamParking parking;
    private final StreamEvents streams;
    private final ReaderThread thread;
    private StorePosition seen = StorePosition.START;
    private int passed;

    ReactionReader(
            Reaction<E> reaction,
            EventLoop loop,
            StreamParking parking,
            StreamEvents streams,
            JdbcClient jdbc,
            Commands commands,
            ReactionProgress progress) {
        this.reaction = reaction;
        this.loop = loop;
        this.parking = parking;
        this.streams = streams;
        this.positions = new ReaderPositions(jdbc);
        this.jdbc = jdbc;
        this.commands = commands;
        this.progress = progress;
        this.thread = new ReaderThread("reaction " + reaction.name(), this::follow);
    }

    ReaderThread thread() {
        return thread;
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.stop();
    }

    void awaitEnd() {
        thread.awaitEnd();
    }

    private void follow() throws InterruptedException {
        positions.open(reaction.name());
        passed = 0;
        seen = positions.read(reaction.name());
        loop.follow(seen, thread::isStopping, this::handle, () -> {
            thread.works();
            parking.due().forEach(this::resume);
        });
    }

    private void handle(Batch batch) {
        if (!parking.concerns(batch.events())) {
            passBy(batch);
        } else if (reaction.inTransaction()) {
            reactInOneTransaction(batch);
        } else {
            reactOneByOne(batch);
        }
        seen = batch.to();
    }

    private void passBy(Batch batch) {
        passed += batch.events().size();
        if (passed >= NOTE_EVERY) {
            positions.advance(reaction.name(), batch.to());
            passed = 0;
        }
    }

    /**
     * The instances take turns by an advisory lock: the lock of a row would give the transaction its number before the
     * append of a command, which has to be its transaction's first write.
     */
    private void reactInOneTransaction(Batch batch) {
        Admission admission = commands.inOneTransaction(() -> {
            takeTurn();
            StorePosition reached = positions.read(reaction.name());
            Admission now = parking.admit(batch.events());
            if (reached.compareTo(batch.to()) < 0) {
                now.events().stream()
                        .filter(event -> EventLoop.position(event).compareTo(reached) > 0)
                        .forEach(event -> reaction.on(recorded(event)));
                parking.park(now.parked());
                positions.advance(reaction.name(), batch.to());
            }
            return now;
        });
        passed = 0;
        admission.events().forEach(this::done);
    }

    private void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('reaction ' || ?, 0))")
                .param(reaction.name())
                .query()
                .singleRow();
    }

    private void reactOneByOne(Batch batch) {
        Admission admission = parking.admit(batch.events());
        parking.park(admission.parked());
        for (TrackedEventMessage<?> event : admission.events()) {
            if (thread.isStopping()) {
                return;
            }
            reaction.on(recorded(event));
            positions.advance(reaction.name(), EventLoop.position(event));
            done(event);
        }
        positions.advance(reaction.name(), batch.to());
        passed = 0;
    }

    private void resume(ParkedStream one) {
        List<ParkedStream> still =
                reaction.inTransaction() ? commands.inOneTransaction(() -> resumeInTurn(one)) : resumeNow(one);
        parking.attempted(one, still);
    }

    private List<ParkedStream> resumeInTurn(ParkedStream one) {
        takeTurn();
        return resumeNow(one);
    }

    /** Goes as far as this process has seen: its loop has passed by what waits up to there. */
    private List<ParkedStream> resumeNow(ParkedStream one) {
        if (!parking.isParked(one)) {
            return List.of();
        }
        StorePosition end = seen.upperBound(positions.read(reaction.name()));
        Admission admission = parking.admitWaiting(streams.read(one.streamId(), one.version(), end));
        admission.events().forEach(event -> reaction.on(recorded(event)));
        positions.advance(reaction.name(), end);
        parking.moveOn(one, admission.parked());
        return admission.parked();
    }

    private RecordedEvent<E> recorded(TrackedEventMessage<?> event) {
        return RecordedEvent.of(event, reaction.events());
    }

    private void done(TrackedEventMessage<?> event) {
        RecordedEvent<E> recorded = recorded(event);
        progress.done(reaction.name(), recorded.streamId(), recorded.version());
    }
}
