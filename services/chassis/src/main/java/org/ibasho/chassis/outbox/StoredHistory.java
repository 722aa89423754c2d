package org.ibasho.chassis.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.eventstore.PostgresEventStorageEngine;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.outbox.OutboxRelay.Subject;
import org.ibasho.chassis.outbox.PublicationNumbers.Place;
import org.ibasho.chassis.outbox.Republication.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored events that a {@link Republication} publishes again. The relay has passed all of them, so that nothing
 * appears among them any more, and no open transaction matters. For the relay's thread only.
 */
final class StoredHistory implements History {

    /** A new event waits for so many at most. */
    static final int PAGE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(StoredHistory.class);
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("history-reader").start(task);

    private final Supplier<PostgresEventStorageEngine> engine;
    private final Republication republication;
    private final PublicationNumbers numbers;
    private final OutboxRelay relay;
    private final int page;
    private final Set<Subject> broughtForward = new HashSet<>();
    private Optional<Progress> progress = Optional.empty();
    private @Nullable Ahead ahead;

    /** A page that is being read. */
    private record Ahead(
            StorePosition after, CompletableFuture<? extends List<? extends TrackedEventMessage<?>>> events) {}

    StoredHistory(
            Supplier<PostgresEventStorageEngine> engine,
            Republication republication,
            PublicationNumbers numbers,
            OutboxRelay relay,
            int page) {
        this.engine = engine;
        this.republication = republication;
        this.numbers = numbers;
        this.relay = relay;
        this.page = page;
    }

    @Override
    public void reset() {
        ahead = null;
        broughtForward.clear();
        progress = Optional.empty();
    }

    @Override
    public void look() {
        Optional<Progress> found = republication.begin();
        if (!found.map(Progress::id).equals(progress.map(Progress::id))) {
            reset();
            progress = found;
        }
    }

    @Override
    public boolean isUnderWay() {
        return progress.isPresent();
    }

    @Override
    public List<? extends TrackedEventMessage<?>> next() {
        Progress from = progress.orElseThrow();
        List<? extends TrackedEventMessage<?>> next =
                ahead != null && ahead.after().equals(from.done())
                        ? ahead.events().join()
                        : read(from.done(), from.ends());
        ahead = null;
        if (next.isEmpty()) {
            republication.end(from);
            reset();
        } else {
            readAhead(EventLoop.position(next.getLast()), from.ends());
        }
        return next;
    }

    /** The next page, while this one is sent. */
    private void readAhead(StorePosition after, StorePosition ends) {
        ahead = new Ahead(after, CompletableFuture.supplyAsync(() -> read(after, ends), THREADS));
    }

    private List<? extends TrackedEventMessage<?>> read(StorePosition after, StorePosition ends) {
        List<? extends TrackedEventMessage<?>> events = engine.get().readBetween(after, ends, page);
        events.forEach(StoredHistory::readContent);
        return events;
    }

    /** An event reads its JSON once, when somebody asks; what cannot be read is seen to when its turn comes. */
    private static void readContent(TrackedEventMessage<?> event) {
        try {
            event.getMetaData();
            event.getPayload();
        } catch (RuntimeException unreadable) {
            log.debug("an event of the history cannot be read", unreadable);
        }
    }

    @Override
    public void prepare(List<TrackedEventMessage<?>> events) {
        relay.prepareAgain(events);
    }

    @Override
    public void publish(TrackedEventMessage<?> event) {
        relay.publishAgain(event, subject -> true);
    }

    @Override
    public void reached(StorePosition position) {
        Progress from = progress.orElseThrow();
        republication.advance(from, position);
        progress = Optional.of(new Progress(from.id(), position, from.ends()));
    }

    @Override
    public List<Past> notBroughtForward() {
        List<Past> pasts = new ArrayList<>();
        if (isUnderWay()) {
            relay.firstNumbers().forEach((subject, first) -> {
                if (broughtForward.add(subject) && first > 1) {
                    pasts.add(new SubjectPast(subject, first));
                }
            });
        }
        return pasts;
    }

    private final class SubjectPast implements Past {

        private final Subject subject;
        private final long end;
        private long reached;

        /** @param end the number of the first event that is new */
        private SubjectPast(Subject subject, long end) {
            this.subject = subject;
            this.end = end;
        }

        @Override
        public List<? extends TrackedEventMessage<?>> next() {
            List<Place> places = numbers.between(subject, reached, end, page);
            reached += page;
            return places.isEmpty()
                    ? List.of()
                    : engine.get()
                            .readPlaces(
                                    places.stream().map(Place::streamId).toList(),
                                    places.stream().map(Place::version).toList());
        }

        @Override
        public void publish(TrackedEventMessage<?> event) {
            relay.publishAgain(event, subject::equals);
        }
    }
}
