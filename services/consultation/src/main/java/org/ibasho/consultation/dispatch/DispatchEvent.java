package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** What happened to a dispatch, in plain values. */
public sealed interface DispatchEvent extends Event {

    /** The gathering that a counsellor is asked for (UUID). */
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

    /** An earlier answer, if there was one, was for another time and is void. */
    record AskedAgain(String gatheringId, Instant startsAt, Instant endsAt) implements DispatchEvent {}

    /** The NPO still waits for an answer that it asked for until a time that is over. */
    record Reminded(String gatheringId, Instant answerBy) implements DispatchEvent {}

    /** The gathering is elsewhere, or has other ways to take part; an answer stands. */
    record Relocated(String gatheringId, String venue, String town, List<String> doors) implements DispatchEvent {

        public Relocated {
            doors = List.copyOf(doors);
        }
    }

    /** @param startsAt the start that the answer is for */
    record Accepted(String gatheringId, Instant startsAt, String counsellor) implements DispatchEvent {}

    /** @param startsAt the start that the answer is for */
    record Declined(
            String gatheringId, Instant startsAt, @Nullable String reason) implements DispatchEvent {}

    record Withdrawn(String gatheringId) implements DispatchEvent {}

    record Concluded(String gatheringId) implements DispatchEvent {}
}
