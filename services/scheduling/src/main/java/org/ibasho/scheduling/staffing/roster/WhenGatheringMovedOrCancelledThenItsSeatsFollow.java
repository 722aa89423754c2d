package org.ibasho.scheduling.staffing.roster;

import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.reaction.Reaction;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.springframework.stereotype.Component;

/**
 * Lets the seats follow their gathering. Nobody loses a seat because it moved: the roster shows who cannot come at the
 * new time, and a supervisor decides. Staff expected at a cancelled gathering are free at that time. Doing either twice
 * changes nothing.
 */
@Component
class WhenGatheringMovedOrCancelledThenItsSeatsFollow implements Reaction<GatheringEvent> {

    private final RosterMaintenance maintenance;

    WhenGatheringMovedOrCancelledThenItsSeatsFollow(RosterMaintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public String name() {
        return "roster-follows-gathering";
    }

    @Override
    public Class<GatheringEvent> events() {
        return GatheringEvent.class;
    }

    @Override
    public void on(RecordedEvent<GatheringEvent> recorded) {
        switch (recorded.event()) {
            case GatheringEvent.Rescheduled moved ->
                maintenance.move(moved.gatheringId(), moved.startsAt(), moved.endsAt());
            case GatheringEvent.Cancelled cancelled -> maintenance.dissolve(cancelled.gatheringId());
            case GatheringEvent.Planned _,
                    GatheringEvent.Published _,
                    GatheringEvent.Revised _,
                    GatheringEvent.Concluded _ -> {}
        }
    }
}
