package org.ibasho.scheduling.gathering;

import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.Revise;
import org.ibasho.scheduling.gathering.GatheringState.Absent;
import org.ibasho.scheduling.gathering.GatheringState.Cancelled;
import org.ibasho.scheduling.gathering.GatheringState.Concluded;
import org.ibasho.scheduling.gathering.GatheringState.Planned;
import org.ibasho.scheduling.gathering.GatheringState.Published;
import org.ibasho.scheduling.programme.Kind;

/** Decides revisions of a gathering; a part of {@link GatheringDecider}. */
final class GatheringRevision {

    private GatheringRevision() {}

    static List<GatheringEvent> revise(Revise to, GatheringState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GatheringRule.GATHERING_NOT_FOUND);
            case Planned it -> revise(to, it.plan(), false);
            case Published it -> revise(to, it.plan(), true);
            case Cancelled _ -> throw new Refusal(GatheringRule.GATHERING_CANCELLED);
            case Concluded _ -> throw new Refusal(GatheringRule.GATHERING_CONCLUDED);
        };
    }

    private static List<GatheringEvent> revise(Revise to, GatheringEvent.Planned plan, boolean published) {
        Refusal.unless(!to.doors().isEmpty(), GatheringRule.NO_DOOR);
        checkDetails(to.details(), plan.kind());
        boolean staysThere = to.venue().equals(plan.venue()) && to.town().equals(plan.town());
        Refusal.unless(staysThere || !to.venueTaken(), GatheringRule.VENUE_TAKEN);
        List<String> doors = to.doors().stream().sorted().map(Enum::name).toList();
        boolean relocated = !(staysThere && doors.equals(plan.doors()));
        boolean same = !relocated
                && Objects.equals(to.theme(), plan.theme())
                && to.details().equals(plan.details());
        return same
                ? List.of()
                : List.of(new GatheringEvent.Revised(
                        to.gatheringId(),
                        to.theme(),
                        to.venue(),
                        to.town(),
                        published,
                        doors,
                        to.details(),
                        relocated));
    }

    /** Only an outing has a meeting point, things to bring and a rule for rain. */
    static void checkDetails(Details details, String kind) {
        boolean outing = Kind.OUTING.name().equals(kind);
        Refusal.unless(outing || details.meetingPoint() == null, GatheringRule.MEETING_POINT_WITHOUT_OUTING);
        Refusal.unless(outing || details.gear() == null, GatheringRule.GEAR_WITHOUT_OUTING);
        Refusal.unless(outing || details.rainRule() == null, GatheringRule.RAIN_RULE_WITHOUT_OUTING);
    }
}
