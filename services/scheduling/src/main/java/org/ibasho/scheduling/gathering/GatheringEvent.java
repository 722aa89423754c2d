package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** @param lateRecord whether it was over already when it was written down; nothing stored before says so */
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

        /** A gathering of which nothing more is to know. */
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

    /**
     * It is at another time now.
     *
     * @param published whether the public knew the old time
     * @param lateRecord whether the new time was over already when it was written down
     */
    record Rescheduled(String gatheringId, Instant startsAt, Instant endsAt, boolean published, Boolean lateRecord)
            implements GatheringEvent {

        public Rescheduled {
            lateRecord = Objects.requireNonNullElse(lateRecord, false);
        }

        /** A move to a time that is to come. */
        public Rescheduled(String gatheringId, Instant startsAt, Instant endsAt, boolean published) {
            this(gatheringId, startsAt, endsAt, published, false);
        }
    }

    /**
     * What it is about, where it is, how to take part or what else to know is another now.
     *
     * @param published whether the public knew what it was before
     * @param doors the ways to take part from now on; null as before, when they could not change yet
     * @param details what else to know from now on; null as before, when there were none yet
     * @param relocated whether the venue or the ways to take part are others than before
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
     * It will not be held.
     *
     * @param published whether the public was waiting for it
     * @param replacementId the gathering that takes its place (UUID); null for none
     */
    record Cancelled(
            String gatheringId,
            String reason,
            boolean published,
            @Nullable String replacementId) implements GatheringEvent {

        /** Nothing takes its place. */
        public Cancelled(String gatheringId, String reason, boolean published) {
            this(gatheringId, reason, published, null);
        }
    }

    record Concluded(String gatheringId) implements GatheringEvent {}
}
