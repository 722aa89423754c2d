package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.jspecify.annotations.Nullable;

/** The commands of a dispatch. It has the id of its commissioned gathering. */
public sealed interface DispatchCommand extends Command {

    /** The gathering that needs a counsellor (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /** A commissioned gathering was announced: a counsellor is needed. */
    record Request(
            String gatheringId,
            String programme,
            String kind,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements DispatchCommand {

        public Request {
            doors = List.copyOf(doors);
        }
    }

    /** The gathering was moved, so an earlier answer is void. */
    record AskAgain(String gatheringId, Instant startsAt, Instant endsAt) implements DispatchCommand {}

    /**
     * The NPO still waits for an answer.
     *
     * @param startsAt the start of the gathering that the answer is for
     * @param answerBy when the answer was due
     */
    record Remind(String gatheringId, Instant startsAt, Instant answerBy) implements DispatchCommand {}

    /** Venue or entrances of the gathering changed. An answer stands, because it is about the time. */
    record Relocate(String gatheringId, String venue, String town, List<String> doors) implements DispatchCommand {

        public Relocate {
            doors = List.copyOf(doors);
        }
    }

    /** The gathering was cancelled, so no counsellor is needed. */
    record Withdraw(String gatheringId) implements DispatchCommand {}

    /** The gathering was held; the answer is final. */
    record Conclude(String gatheringId) implements DispatchCommand {}

    /**
     * Accept the request.
     *
     * @param counsellorId who comes; null if nobody was chosen
     * @param counsellor their name for the NPO; null if they are not on the list
     */
    record Accept(
            String gatheringId,
            @Nullable String counsellorId,
            @Nullable String counsellor) implements DispatchCommand {}

    /**
     * Decline the request.
     *
     * @param reason the centre's reason; null for none
     */
    record Decline(String gatheringId, @Nullable String reason) implements DispatchCommand {}
}
