package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** What happened to a gathering, in plain values. */
public sealed interface GatheringEvent extends Event {

    /** The gathering (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    record Planned(
            String gatheringId,
            String programme,
            String kind,
            String mandate,
            @Nullable String theme,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements GatheringEvent {

        public Planned {
            doors = List.copyOf(doors);
        }
    }

    /** Says everything that was announced, so that nobody who is told has to look anything up. */
    record Published(
            String gatheringId,
            String programme,
            String kind,
            String mandate,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements GatheringEvent {

        public Published {
            doors = List.copyOf(doors);
        }
    }

    /** @param published whether the public knew the old time */
    record Rescheduled(String gatheringId, Instant startsAt, Instant endsAt, boolean published)
            implements GatheringEvent {}

    /**
     * What it is about, or where it is, is another now.
     *
     * @param published whether the public knew what it was before
     */
    record Revised(String gatheringId, @Nullable String theme, String venue, String town, boolean published)
            implements GatheringEvent {}

    /** @param published whether the public was waiting for it */
    record Cancelled(String gatheringId, String reason, boolean published) implements GatheringEvent {}

    record Concluded(String gatheringId) implements GatheringEvent {}
}
