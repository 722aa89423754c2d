package org.ibasho.chassis.reaction;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.EventLoop.Batch;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
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
    private final ReaderThread thread;
    private int passed;

    ReactionReader(
            Reaction<E> reaction, EventLoop loop, JdbcClient jdbc, Commands commands, ReactionProgress progress) {
        this.reaction = reaction;
        this.loop = loop;
        this.positions = new ReaderPositions(jdbc);
        this.jdbc = jdbc;
        this.commands = commands;
        this.progress = progress;
        this.thread = new ReaderThread("reaction " + reaction.name(), this::follow);
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
        loop.follow(positions.read(reaction.name()), thread::isStopping, this::handle, thread::works);
    }

    private void handle(Batch batch) {
        List<TrackedEventMessage<?>> wanted = batch.events().stream()
                .filter(event -> reaction.events().isAssignableFrom(event.getPayloadType()))
                .toList();
        if (wanted.isEmpty()) {
            passBy(batch);
        } else if (reaction.inTransaction()) {
            reactInOneTransaction(wanted, batch.to());
        } else {
            reactOneByOne(wanted);
        }
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
    private void reactInOneTransaction(List<TrackedEventMessage<?>> wanted, StorePosition end) {
        commands.inOneTransaction(() -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('reaction ' || ?, 0))")
                    .param(reaction.name())
                    .query()
                    .singleRow();
            StorePosition reached = positions.read(reaction.name());
            wanted.stream()
                    .filter(event -> EventLoop.position(event).compareTo(reached) > 0)
                    .forEach(event -> reaction.on(recorded(event)));
            positions.advance(reaction.name(), end);
            return reached;
        });
        passed = 0;
        wanted.forEach(this::done);
    }

    private void reactOneByOne(List<TrackedEventMessage<?>> wanted) {
        for (TrackedEventMessage<?> event : wanted) {
            if (thread.isStopping()) {
                return;
            }
            reaction.on(recorded(event));
            positions.advance(reaction.name(), EventLoop.position(event));
            passed = 0;
            done(event);
        }
    }

    private RecordedEvent<E> recorded(TrackedEventMessage<?> event) {
        return RecordedEvent.of(event, reaction.events());
    }

    private void done(TrackedEventMessage<?> event) {
        RecordedEvent<E> recorded = recorded(event);
        progress.done(reaction.name(), recorded.streamId(), recorded.version());
    }
}
