package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/** What can be asked of a gathering. */
public sealed interface GatheringCommand extends Command {

    /** The gathering (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /**
     * Write a gathering into the plan. It may lie in the past if that is said: what was held and not written down is written
     * down late.
     *
     * @param theme what it is about, shown to the public; null without one
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
     * Say anew what it is about, where it is, how to take part and what else to know.
     *
     * @param venueTaken as in {@link Circumstances}; counts only where it is at another place than before
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
     * Call it off, and say why.
     *
     * @param replacementId the gathering that takes its place (UUID); null for none
     */
    record Cancel(
            String gatheringId, String reason, @Nullable String replacementId) implements GatheringCommand {}

    /**
     * Follow a change of the series that it belongs to. It takes what still is as the series had it; what was changed by
     * hand stays.
     *
     * <p>Its day and its time of day are two things: moved by hand to another day, it keeps that day and takes the new
     * time of day; with a time of day of its own it keeps that as well. What has begun, was cancelled or is concluded does
     * not follow.
     *
     * @param before what the series had for it
     * @param after what the series has for it now
     * @param now when the series was changed
     */
    record FollowSeries(String gatheringId, Pattern before, Pattern after, Instant now) implements GatheringCommand {}

    /**
     * Call it off with the series that it belongs to. What has begun, was cancelled or is concluded stays.
     *
     * @param now when the series was called off
     */
    record CancelWithSeries(String gatheringId, String reason, Instant now) implements GatheringCommand {}

    /**
     * Note that it was held and is finished.
     *
     * @param today the day in Japan
     */
    record Conclude(String gatheringId, LocalDate today) implements GatheringCommand {}

    /**
     * What a decision about a time and a place cannot know from the gathering itself.
     *
     * @param now when it is asked
     * @param lateRecord whether the gathering was held already and is only now recorded
     * @param venueTaken whether something else is there at that time, and nobody has accepted that. It rests on what the
     *     calendar shows: a warning, for a building can have two rooms
     */
    record Circumstances(Instant now, boolean lateRecord, boolean venueTaken) {}
}
