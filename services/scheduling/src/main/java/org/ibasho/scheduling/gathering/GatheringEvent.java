package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** The events of a gathering, in plain values. */
public sealed interface GatheringEvent extends Event {

    /** The gathering's id (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /** @param lateRecord whether it was entered after its end; null in events stored before this field existed */
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
            List<String> doors,
            Details details,
            Boolean lateRecord)
            implements GatheringEvent {

        public Planned {
            doors = List.copyOf(doors);
            details = Objects.requireNonNullElse(details, Details.NONE);
            lateRecord = Objects.requireNonNullElse(lateRecord, false);
        }

        /** A gathering without details. */
        public Planned(
                String gatheringId,
                String programme,
                String kind,
                String mandate,
                @Nullable String theme,
                Instant startsAt,
                Instant endsAt,
                String venue,
                String town,
                List<String> doors) {
            this(
                    gatheringId,
                    programme,
                    kind,
                    mandate,
                    theme,
                    startsAt,
                    endsAt,
                    venue,
                    town,
                    doors,
                    Details.NONE,
                    false);
        }
    }

    /** Contains everything that was announced, so that no consumer needs a lookup. */
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

    /**
     * The gathering was moved to another time.
     *
     * @param published whether it was announced before
     * @param lateRecord whether the new time was in the past when it was entered
     */
    record Rescheduled(String gatheringId, Instant startsAt, Instant endsAt, boolean published, Boolean lateRecord)
            implements GatheringEvent {

        public Rescheduled {
            lateRecord = Objects.requireNonNullElse(lateRecord, false);
        }

        /** A move to a time in the future. */
        public Rescheduled(String gatheringId, Instant startsAt, Instant endsAt, boolean published) {
            this(gatheringId, startsAt, endsAt, published, false);
        }
    }

    /**
     * Theme, venue, entrances or details have changed.
     *
     * @param published whether it was announced before
     * @param doors the entrances from now on; null in events from before entrances could change: unchanged
     * @param details the details from now on; null in events from before details existed: unchanged
     * @param relocated whether venue or entrances have changed
     */
    record Revised(
            String gatheringId,
            @Nullable String theme,
            String venue,
            String town,
            boolean published,
            @Nullable List<String> doors,
            @Nullable Details details,
            Boolean relocated)
            implements GatheringEvent {

        public Revised {
            doors = doors == null ? null : List.copyOf(doors);
            relocated = Objects.requireNonNullElse(relocated, false);
        }
    }

    /**
     * The gathering was cancelled.
     *
     * @param published whether it was announced before
     * @param replacementId the gathering that replaces it (UUID); null for none
     */
    record Cancelled(
            String gatheringId,
            String reason,
            boolean published,
            @Nullable String replacementId) implements GatheringEvent {

        /** A cancellation without a replacement. */
        public Cancelled(String gatheringId, String reason, boolean published) {
            this(gatheringId, reason, published, null);
        }
    }

    record Concluded(String gatheringId) implements GatheringEvent {}
}
