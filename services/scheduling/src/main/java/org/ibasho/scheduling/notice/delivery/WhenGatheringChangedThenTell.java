package org.ibasho.scheduling.notice.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.notice.NoticeDecider;
import org.ibasho.scheduling.notice.PendingNotice;
import org.springframework.stereotype.Component;

/**
 * Adds deliveries for changes, in the transaction that stores the reader's position: no change is lost or added twice.
 * Changes older than a day are skipped, so that a first start, or one after a long time, notifies nobody of the past.
 */
@Component
@ProcessingGroup("notices")
class WhenGatheringChangedThenTell {

    private final EventStore events;
    private final Deliveries deliveries;
    private final Clock clock;

    WhenGatheringChangedThenTell(EventStore events, Deliveries deliveries, Clock clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @EventHandler
    void on(GatheringEvent event, DomainEventMessage<?> stored) {
        Instant at = stored.getTimestamp();
        if (at.plus(Deliveries.PATIENCE).isAfter(clock.instant())) {
            NoticeDecider.decide(before(stored), event, at).ifPresent(notice -> deliveries.add(change(stored, notice)));
        }
    }

    private static Change change(DomainEventMessage<?> stored, PendingNotice notice) {
        return new Change(
                UUID.fromString(stored.getIdentifier()),
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                stored.getTimestamp(),
                notice);
    }

    private List<GatheringEvent> before(DomainEventMessage<?> stored) {
        return events.readEvents(stored.getAggregateIdentifier())
                .asStream()
                .filter(earlier -> earlier.getSequenceNumber() < stored.getSequenceNumber())
                .map(earlier -> (GatheringEvent) earlier.getPayload())
                .toList();
    }
}
