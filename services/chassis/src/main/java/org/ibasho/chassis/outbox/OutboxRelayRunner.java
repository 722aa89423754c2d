package org.ibasho.chassis.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.EventLoop.Batch;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.ReaderPositions.ClaimLost;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.eventstore.reader.StreamParking.Admission;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.outbox.History.Past;
import org.ibasho.chassis.outbox.OutboxRelay.Untranslatable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs the relay: the instance that has claimed it follows the events, the others stand by. A batch is sent as a
 * whole, then every acknowledgement is waited for, and only then the position moves, in the service's own database: a
 * crash in between sends again, and never skips. Each look at the position and each move is a short transaction of its
 * own: one that stayed open while Kafka is waited for would hold back all readers of the store.
 */
final class OutboxRelayRunner implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelayRunner.class);
    private static final int BATCH = 200;

    /** How often an instance that stands by looks whether the relay is free. */
    private static final Duration STAND_BY = Duration.ofSeconds(1);

    private static final long EXTEND_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    /** Before the web server, and so after it when all is stopped: what was accepted last is still sent. */
    private static final int PHASE = 1;

    private final EventLoop loop;
    private final ReaderPositions positions;
    private final Instance instance;
    private final PendingSends pendingSends;
    private final Consumer<List<TrackedEventMessage<?>>> prepare;
    private final Consumer<TrackedEventMessage<?>> publish;
    private final History history;
    private final StreamParking parking;
    private final StreamEvents streams;
    private final TransactionOperations transactions;
    private final boolean autoStartup;
    private final ReaderThread thread = new ReaderThread("outbox relay", this::run);
    private long claimedAt;
    private long lookedAt;
    private boolean tookOver;

    /**
     * @param instance this process, which claims the relay. A killed process that comes back under its name goes on at
     *     once instead of waiting for its former process's claim to end.
     * @param prepare numbers a batch's messages
     * @param publish hands an event's messages to Kafka; throws {@link Untranslatable} for one that it cannot translate
     * @param history what is published again beside what is new
     * @param parking of the streams with an event that this program does not know or cannot translate
     * @param autoStartup whether it starts with the service: positions are those of our own event store
     */
    OutboxRelayRunner(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ReaderPositions positions,
            Instance instance,
            PendingSends pendingSends,
            Consumer<List<TrackedEventMessage<?>>> prepare,
            Consumer<TrackedEventMessage<?>> publish,
            History history,
            StreamParking parking,
            StreamEvents streams,
            TransactionOperations transactions,
            boolean autoStartup) {
        this.loop = new EventLoop(events, BATCH);
        this.positions = positions;
        this.instance = instance;
        this.pendingSends = pendingSends;
        this.prepare = prepare;
        this.publish = publish;
        this.history = history;
        this.parking = parking;
        this.streams = streams;
        this.transactions = transactions;
        this.autoStartup = autoStartup;
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }

    private void run() throws InterruptedException {
        if (!tookOver) {
            positions.takeOver(OutboxRelay.NAME, instance);
            tookOver = true;
        }
        if (!positions.claim(OutboxRelay.NAME, instance.process())) {
            thread.works();
            thread.pause(STAND_BY);
            return;
        }
        claimedAt = System.nanoTime();
        try {
            follow();
        } catch (ClaimLost takenOver) {
            log.info("another instance has taken the relay over");
        } finally {
            release();
        }
    }

    private void follow() throws InterruptedException {
        history.reset();
        look();
        parking.claimed();
        pendingSends.forget();
        loop.follow(
                positions.read(OutboxRelay.NAME),
                thread::isStopping,
                history::isUnderWay,
                this::relay,
                this::betweenBatches);
    }

    private void relay(Batch batch) {
        extendClaim();
        Admission admission = prepared(() -> parking.admit(batch.events()));
        List<ParkedStream> parked = send(admission, publish);
        if (parked.isEmpty()) {
            moveTo(batch.to());
        } else {
            transactions.executeWithoutResult(begun -> {
                parking.park(parked);
                moveTo(batch.to());
            });
        }
        claimedAt = System.nanoTime();
    }

    private void moveTo(StorePosition reached) {
        positions.setClaimed(OutboxRelay.NAME, instance.process(), reached);
    }

    /** Sends what can be sent, and returns the streams from which something cannot. */
    private List<ParkedStream> send(Admission admission, Consumer<TrackedEventMessage<?>> publish) {
        Map<String, ParkedStream> failed = new LinkedHashMap<>();
        for (TrackedEventMessage<?> event : admission.events()) {
            if (!failed.containsKey(streamId(event))) {
                try {
                    publish.accept(event);
                } catch (Untranslatable wrong) {
                    failed.put(streamId(event), parking.failed(event, wrong.failure()));
                }
            }
        }
        pendingSends.await();
        admission.parked().forEach(one -> failed.putIfAbsent(one.streamId(), one));
        return List.copyOf(failed.values());
    }

    private static String streamId(TrackedEventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier();
    }

    /** Nobody else sends or parks while the relay is claimed. */
    private void resume(ParkedStream one) {
        extendClaim();
        StorePosition reached = positions.read(OutboxRelay.NAME);
        Admission admission =
                prepared(() -> parking.admitWaiting(streams.read(one.streamId(), one.version(), reached)));
        List<ParkedStream> still = send(admission, publish);
        transactions.executeWithoutResult(begun -> {
            positions.extendClaim(OutboxRelay.NAME, instance.process());
            parking.moveOn(one, still);
        });
        parking.attempted(one, still);
    }

    /** Events that have their numbers and that nothing has to be published before any more. */
    private Admission prepared(Supplier<Admission> admitted) {
        Admission admission = admitted.get();
        prepare.accept(admission.events());
        List<Past> pasts = history.notBroughtForward();
        if (pasts.isEmpty()) {
            return admission;
        }
        pasts.forEach(this::bringForward);
        return prepared(admitted);
    }

    /** What cannot be published of the past parks its stream, and so the new events of that stream. */
    private void bringForward(Past past) {
        List<? extends TrackedEventMessage<?>> page = past.next();
        while (!page.isEmpty()) {
            again(page, past::publish, () -> {});
            page = past.next();
        }
    }

    private void betweenBatches() {
        thread.works();
        extendClaim();
        parking.due().forEach(this::resume);
        if (System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
            look();
        }
        if (history.isUnderWay()) {
            publishAgain();
        }
    }

    /** One page: a new event waits for no more than that. */
    private void publishAgain() {
        List<? extends TrackedEventMessage<?>> page = history.next();
        if (!page.isEmpty()) {
            again(page, history::publish, () -> history.reached(EventLoop.position(page.getLast())));
        }
    }

    private void again(
            List<? extends TrackedEventMessage<?>> page, Consumer<TrackedEventMessage<?>> publish, Runnable withClaim) {
        Admission admission = parking.admit(page);
        history.prepare(admission.events());
        List<ParkedStream> parked = send(admission, publish);
        transactions.executeWithoutResult(begun -> {
            positions.extendClaim(OutboxRelay.NAME, instance.process());
            parking.park(parked);
            withClaim.run();
        });
        claimedAt = System.nanoTime();
    }

    private void look() {
        history.look();
        lookedAt = System.nanoTime();
    }

    private void extendClaim() {
        if (System.nanoTime() - claimedAt >= EXTEND_EVERY_NANOS) {
            positions.extendClaim(OutboxRelay.NAME, instance.process());
            claimedAt = System.nanoTime();
        }
    }

    private void release() {
        try {
            positions.release(OutboxRelay.NAME, instance.process());
        } catch (DataAccessException | TransactionException unreachable) {
            log.debug("the claim ends by itself", unreachable);
        }
    }

    /** A broker that is away keeps nobody waiting. */
    @Override
    public void stop() {
        pendingSends.close();
        ReaderLifecycle.super.stop();
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
