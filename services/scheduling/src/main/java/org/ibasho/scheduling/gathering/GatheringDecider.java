package org.ibasho.scheduling.gathering;

import static org.ibasho.scheduling.gathering.GatheringRule.END_BEFORE_START;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_ALREADY_PLANNED;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_ALREADY_PUBLISHED;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_CANCELLED;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_CONCLUDED;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_NOT_FOUND;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_NOT_PUBLISHED;
import static org.ibasho.scheduling.gathering.GatheringRule.GATHERING_NOT_YET_HELD;
import static org.ibasho.scheduling.gathering.GatheringRule.IN_THE_PAST;
import static org.ibasho.scheduling.gathering.GatheringRule.KIND_NOT_IN_PROGRAMME;
import static org.ibasho.scheduling.gathering.GatheringRule.LONGER_THAN_A_DAY;
import static org.ibasho.scheduling.gathering.GatheringRule.NO_DOOR;
import static org.ibasho.scheduling.gathering.GatheringRule.NO_REASON;
import static org.ibasho.scheduling.gathering.GatheringRule.VENUE_TAKEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.Cancel;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.GatheringCommand.Conclude;
import org.ibasho.scheduling.gathering.GatheringCommand.Plan;
import org.ibasho.scheduling.gathering.GatheringCommand.Publish;
import org.ibasho.scheduling.gathering.GatheringCommand.Reschedule;
import org.ibasho.scheduling.gathering.GatheringState.Absent;
import org.ibasho.scheduling.gathering.GatheringState.Cancelled;
import org.ibasho.scheduling.gathering.GatheringState.Concluded;
import org.ibasho.scheduling.gathering.GatheringState.Planned;
import org.ibasho.scheduling.gathering.GatheringState.Published;
import org.ibasho.time.Tokyo;

/** Decides the commands of a gathering: a pure function of command and state. */
final class GatheringDecider {

    private static final Duration LONGEST = Duration.ofHours(24);

    private GatheringDecider() {}

    static List<GatheringEvent> decide(GatheringCommand command, GatheringState state) {
        return switch (command) {
            case Plan plan -> plan(plan, state);
            case Publish _ -> publish(state);
            case Reschedule to -> reschedule(to, state);
            case GatheringCommand.Revise to -> GatheringRevision.revise(to, state);
            case Cancel cancel -> cancel(cancel, state);
            case Conclude conclude -> conclude(conclude, state);
            case GatheringCommand.FollowSeries series -> SeriesFollowing.follow(series, state);
            case GatheringCommand.CancelWithSeries series -> SeriesFollowing.cancel(series, state);
        };
    }

    private static List<GatheringEvent> plan(Plan plan, GatheringState state) {
        Refusal.unless(state instanceof Absent, GATHERING_ALREADY_PLANNED);
        Refusal.unless(plan.kind().programme() == plan.programme(), KIND_NOT_IN_PROGRAMME);
        checkPeriod(plan.startsAt(), plan.endsAt());
        Refusal.unless(!plan.doors().isEmpty(), NO_DOOR);
        GatheringRevision.checkDetails(plan.details(), plan.kind().name());
        boolean over = over(plan.endsAt(), plan.circumstances());
        Refusal.unless(!plan.circumstances().venueTaken(), VENUE_TAKEN);
        return List.of(new GatheringEvent.Planned(
                plan.gatheringId(),
                plan.programme().name(),
                plan.kind().name(),
                plan.programme().mandate().name(),
                plan.theme(),
                plan.startsAt(),
                plan.endsAt(),
                plan.venue(),
                plan.town(),
                plan.doors().stream().sorted().map(Enum::name).toList(),
                plan.details(),
                over));
    }

    private static List<GatheringEvent> publish(GatheringState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GATHERING_NOT_FOUND);
            case Planned it ->
                List.of(new GatheringEvent.Published(
                        it.plan().gatheringId(),
                        it.plan().programme(),
                        it.plan().kind(),
                        it.plan().mandate(),
                        it.startsAt(),
                        it.endsAt(),
                        it.plan().venue(),
                        it.plan().town(),
                        it.plan().doors()));
            case Published _ -> throw new Refusal(GATHERING_ALREADY_PUBLISHED);
            case Cancelled _ -> throw new Refusal(GATHERING_CANCELLED);
            case Concluded _ -> throw new Refusal(GATHERING_CONCLUDED);
        };
    }

    private static List<GatheringEvent> reschedule(Reschedule to, GatheringState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GATHERING_NOT_FOUND);
            case Planned it -> move(to, it.startsAt(), it.endsAt(), false);
            case Published it -> move(to, it.startsAt(), it.endsAt(), true);
            case Cancelled _ -> throw new Refusal(GATHERING_CANCELLED);
            case Concluded _ -> throw new Refusal(GATHERING_CONCLUDED);
        };
    }

    private static List<GatheringEvent> move(Reschedule to, Instant startsAt, Instant endsAt, boolean published) {
        checkPeriod(to.startsAt(), to.endsAt());
        if (to.startsAt().equals(startsAt) && to.endsAt().equals(endsAt)) {
            return List.of();
        }
        boolean over = over(to.endsAt(), to.circumstances());
        Refusal.unless(!to.circumstances().venueTaken(), VENUE_TAKEN);
        return List.of(new GatheringEvent.Rescheduled(to.gatheringId(), to.startsAt(), to.endsAt(), published, over));
    }

    private static List<GatheringEvent> cancel(Cancel cancel, GatheringState state) {
        Refusal.unless(!cancel.reason().isBlank(), NO_REASON);
        return switch (state) {
            case Absent _ -> throw new Refusal(GATHERING_NOT_FOUND);
            case Planned _ -> List.of(cancelled(cancel, false));
            case Published _ -> List.of(cancelled(cancel, true));
            case Cancelled _ -> throw new Refusal(GATHERING_CANCELLED);
            case Concluded _ -> throw new Refusal(GATHERING_CONCLUDED);
        };
    }

    private static GatheringEvent cancelled(Cancel cancel, boolean published) {
        return new GatheringEvent.Cancelled(
                cancel.gatheringId(), cancel.reason().strip(), published, cancel.replacementId());
    }

    private static List<GatheringEvent> conclude(Conclude conclude, GatheringState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GATHERING_NOT_FOUND);
            case Planned _ -> throw new Refusal(GATHERING_NOT_PUBLISHED);
            case Published it -> {
                boolean itsDayHasCome =
                        !it.startsAt().atZone(Tokyo.ZONE).toLocalDate().isAfter(conclude.today());
                Refusal.unless(itsDayHasCome, GATHERING_NOT_YET_HELD);
                yield List.of(new GatheringEvent.Concluded(conclude.gatheringId()));
            }
            case Cancelled _ -> throw new Refusal(GATHERING_CANCELLED);
            case Concluded _ -> throw new Refusal(GATHERING_CONCLUDED);
        };
    }

    private static void checkPeriod(Instant startsAt, Instant endsAt) {
        Refusal.unless(endsAt.isAfter(startsAt), END_BEFORE_START);
        Refusal.unless(Duration.between(startsAt, endsAt).compareTo(LONGEST) <= 0, LONGER_THAN_A_DAY);
    }

    /** Whether the time is in the past, which is refused unless the command is a late record. */
    private static boolean over(Instant endsAt, Circumstances circumstances) {
        boolean over = !endsAt.isAfter(circumstances.now());
        Refusal.unless(!over || circumstances.lateRecord(), IN_THE_PAST);
        return over;
    }
}
