package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.sealing.PersonalData;
import org.jspecify.annotations.Nullable;

/** The events of a dispatch, in plain values. */
public sealed interface DispatchEvent extends Event {

    /** The gathering that needs a counsellor (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    record Requested(
            String gatheringId,
            String programme,
            String kind,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements DispatchEvent {

        public Requested {
            doors = List.copyOf(doors);
        }
    }

    /** The request was repeated for a new time; an earlier answer is void. */
    record AskedAgain(String gatheringId, Instant startsAt, Instant endsAt) implements DispatchEvent {}

    /** The NPO reminded the centre of an overdue answer. */
    record Reminded(String gatheringId, Instant answerBy) implements DispatchEvent {}

    /** Venue or entrances of the gathering changed; an answer stands. */
    record Relocated(String gatheringId, String venue, String town, List<String> doors) implements DispatchEvent {

        public Relocated {
            doors = List.copyOf(doors);
        }
    }

    /**
     * A counsellor comes.
     *
     * @param startsAt the start that the answer is for
     * @param counsellor the name that the centre tells the NPO
     */
    record Accepted(
            String gatheringId,
            Instant startsAt,
            String counsellorId,
            @PersonalData(of = "counsellorId") String counsellor)
            implements DispatchEvent {}

    /** @param startsAt the start that the answer is for */
    record Declined(
            String gatheringId,
            Instant startsAt,
            @PersonalData(of = "gatheringId") @Nullable String reason) implements DispatchEvent {}

    record Withdrawn(String gatheringId) implements DispatchEvent {}

    record Concluded(String gatheringId) implements DispatchEvent {}
}
