package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/** The commands of a gathering. */
public sealed interface GatheringCommand extends Command {

    /** The gathering's id (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /**
     * Plan a gathering. A date in the past is accepted only as a late record.
     *
     * @param theme the theme, shown to the public; null for none
     */
    record Plan(
            String gatheringId,
            Programme programme,
            Kind kind,
            @Nullable String theme,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            Set<Entrance> doors,
            Details details,
            Circumstances circumstances)
            implements GatheringCommand {

        public Plan {
            doors = Set.copyOf(doors);
        }
    }

    /** Announce it to the public. */
    record Publish(String gatheringId) implements GatheringCommand {}

    /** Move it to another time. */
    record Reschedule(String gatheringId, Instant startsAt, Instant endsAt, Circumstances circumstances)
            implements GatheringCommand {}

    /**
     * Revise theme, venue, entrances and details.
     *
     * @param venueTaken as in {@link Circumstances}; relevant only if the venue changes
     */
    record Revise(
            String gatheringId,
            @Nullable String theme,
            String venue,
            String town,
            Set<Entrance> doors,
            Details details,
            boolean venueTaken)
            implements GatheringCommand {

        public Revise {
            doors = Set.copyOf(doors);
        }
    }

    /**
     * Cancel it, with a reason.
     *
     * @param replacementId the gathering that replaces it (UUID); null for none
     */
    record Cancel(
            String gatheringId, String reason, @Nullable String replacementId) implements GatheringCommand {}

    /**
     * Follow a change of its series. The gathering takes over every value that still equals the series' old value;
     * values changed by hand stay.
     *
     * <p>Day and time of day follow independently. A gathering that was moved by hand to another day keeps that day and
     * takes the new time of day; a time of day that was set by hand stays as well. A gathering that has begun, is
     * cancelled or is concluded does not follow.
     *
     * @param before the series' old values for this gathering
     * @param after the series' new values for this gathering
     * @param now when the series was changed
     */
    record FollowSeries(String gatheringId, Pattern before, Pattern after, Instant now) implements GatheringCommand {}

    /**
     * Cancel it together with its series. A gathering that has begun, is cancelled or is concluded stays.
     *
     * @param now when the series was cancelled
     */
    record CancelWithSeries(String gatheringId, String reason, Instant now) implements GatheringCommand {}

    /**
     * Record that it was held and is finished.
     *
     * @param today the day in Japan
     */
    record Conclude(String gatheringId, LocalDate today) implements GatheringCommand {}

    /**
     * The context of a decision about time and place that the gathering's own stream does not contain.
     *
     * @param now the time of the request
     * @param lateRecord whether the gathering was held already and is only now recorded
     * @param venueTaken whether another gathering is at the venue at that time and the user has not accepted that. It
     *     rests on the calendar's read model: a warning, because a building can have two rooms
     */
    record Circumstances(Instant now, boolean lateRecord, boolean venueTaken) {}
}
