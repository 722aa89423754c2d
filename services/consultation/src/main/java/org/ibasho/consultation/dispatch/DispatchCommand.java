package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be asked of a dispatch. It has no id of its own: there is one for each commissioned gathering. */
public sealed interface DispatchCommand extends Command {

    /** The gathering that a counsellor is asked for (UUID). */
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

    /** The gathering was moved: whoever had time then may have none now. */
    record AskAgain(String gatheringId, Instant startsAt, Instant endsAt) implements DispatchCommand {}

    /**
     * The NPO still waits for an answer.
     *
     * @param startsAt the start that the answer is wanted for
     * @param answerBy until when it was asked for
     */
    record Remind(String gatheringId, Instant startsAt, Instant answerBy) implements DispatchCommand {}

    /** The gathering is elsewhere, or has other ways to take part: an answer stands, for it was to a time. */
    record Relocate(String gatheringId, String venue, String town, List<String> doors) implements DispatchCommand {

        public Relocate {
            doors = List.copyOf(doors);
        }
    }

    /** The gathering was called off: nobody is needed any more. */
    record Withdraw(String gatheringId) implements DispatchCommand {}

    /** The gathering was held: what was answered until now stands. */
    record Conclude(String gatheringId) implements DispatchCommand {}

    /**
     * Say that a counsellor comes.
     *
     * @param counsellor who comes, as the centre names the person to the NPO
     */
    record Accept(String gatheringId, @Nullable String counsellor) implements DispatchCommand {}

    /**
     * Say that nobody can come.
     *
     * @param reason why, in the centre's words; null without one
     */
    record Decline(String gatheringId, @Nullable String reason) implements DispatchCommand {}
}
