package org.ibasho.scheduling.notice.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.reaction.Reaction;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.notice.NoticeDecider;
import org.ibasho.scheduling.notice.PendingNotice;
import org.springframework.stereotype.Component;

/**
 * Adds deliveries for changes, in the transaction that stores the reader's position: no change is lost or added twice.
 * Changes older than a day are skipped, so that a first start, or one after a long time, notifies nobody of the past.
 */
@Component
class WhenGatheringChangedThenTell implements Reaction<GatheringEvent> {

    private final EventHistory events;
    private final Deliveries deliveries;
    private final Clock clock;

    WhenGatheringChangedThenTell(EventHistory events, Deliveries deliveries, Clock clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Class<GatheringEvent> events() {
        return GatheringEvent.class;
    }

    @Override
    public void on(RecordedEvent<GatheringEvent> stored) {
        Instant at = stored.at();
        if (at.plus(Deliveries.PATIENCE).isAfter(clock.instant())) {
            NoticeDecider.decide(before(stored), stored.event(), at)
                    .ifPresent(notice -> deliveries.add(change(stored, notice)));
        }
    }

    private static Change change(RecordedEvent<?> stored, PendingNotice notice) {
        return new Change(UUID.fromString(stored.id()), stored.streamId(), stored.version(), stored.at(), notice);
    }

    private List<GatheringEvent> before(RecordedEvent<?> stored) {
        return events.recorded(stored.streamId(), GatheringEvent.class).stream()
                .filter(earlier -> earlier.version() < stored.version())
                .map(RecordedEvent::event)
                .toList();
    }
}
