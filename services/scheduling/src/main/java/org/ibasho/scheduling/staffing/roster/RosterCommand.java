package org.ibasho.scheduling.staffing.roster;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Post;

/** What can be asked of a roster. */
public sealed interface RosterCommand extends Command {

    /** The roster (UUID). */
    String rosterId();

    @Override
    default String streamId() {
        return rosterId();
    }

    /**
     * Gives somebody a seat.
     *
     * @param posts the seats that there are
     * @param seenVersion the roster's version that the decision was made from
     */
    record Assign(
            String rosterId,
            String gatheringId,
            Roster.Place place,
            String staffId,
            Instant startsAt,
            Instant endsAt,
            List<Post> posts,
            long seenVersion,
            String by)
            implements RosterCommand {

        public Assign {
            posts = List.copyOf(posts);
        }
    }

    /** Frees a seat. */
    record Unassign(String rosterId, String gatheringId, Roster.Place place, long seenVersion, String by)
            implements RosterCommand {}

    /** Follows the gathering to another time. */
    record Move(String rosterId, String gatheringId, Instant startsAt, Instant endsAt) implements RosterCommand {}

    /** Frees every seat, for the gathering will not be held. */
    record Dissolve(String rosterId, String gatheringId) implements RosterCommand {}

    /**
     * Lets the gathering be announced.
     *
     * @param withMissingSeats whether somebody said that it is to be announced though seats are missing
     */
    record LetAnnounce(
            String rosterId, String gatheringId, List<Post> posts, boolean withMissingSeats, String by, Instant at)
            implements RosterCommand {

        public LetAnnounce {
            posts = List.copyOf(posts);
        }
    }
}
