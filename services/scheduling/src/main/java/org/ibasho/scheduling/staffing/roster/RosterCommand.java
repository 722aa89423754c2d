package org.ibasho.scheduling.staffing.roster;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Post;

/** The commands of a roster. */
public sealed interface RosterCommand extends Command {

    /** The roster's id (UUID). */
    String rosterId();

    @Override
    default String streamId() {
        return rosterId();
    }

    /**
     * Assign a seat.
     *
     * @param posts the seats of the gathering
     * @param seenVersion the roster's version that the user has seen
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

    /** Release a seat. */
    record Unassign(String rosterId, String gatheringId, Roster.Place place, long seenVersion, String by)
            implements RosterCommand {}

    /** Follow the gathering to another time. */
    record Move(String rosterId, String gatheringId, Instant startsAt, Instant endsAt) implements RosterCommand {}

    /** Release every seat of a cancelled gathering. */
    record Dissolve(String rosterId, String gatheringId) implements RosterCommand {}

    /**
     * Check the roster for the announcement.
     *
     * @param withMissingSeats whether the user announces it with missing seats
     */
    record LetAnnounce(
            String rosterId, String gatheringId, List<Post> posts, boolean withMissingSeats, String by, Instant at)
            implements RosterCommand {

        public LetAnnounce {
            posts = List.copyOf(posts);
        }
    }
}
