package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.CancelWithSeries;
import org.ibasho.scheduling.gathering.GatheringCommand.FollowSeries;
import org.ibasho.scheduling.gathering.GatheringState.Absent;
import org.ibasho.scheduling.gathering.GatheringState.Cancelled;
import org.ibasho.scheduling.gathering.GatheringState.Concluded;
import org.ibasho.scheduling.gathering.GatheringState.Planned;
import org.ibasho.scheduling.gathering.GatheringState.Published;
import org.ibasho.time.Tokyo;

/** Decides how a gathering follows its series; a part of {@link GatheringDecider}. */
final class SeriesFollowing {

    private SeriesFollowing() {}

    static List<GatheringEvent> follow(FollowSeries series, GatheringState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GatheringRule.GATHERING_NOT_FOUND);
            case Planned it -> follow(series, it.plan(), it.startsAt(), it.endsAt(), false);
            case Published it -> follow(series, it.plan(), it.startsAt(), it.endsAt(), true);
            case Cancelled _, Concluded _ -> List.of();
        };
    }

    static List<GatheringEvent> cancel(CancelWithSeries series, GatheringState state) {
        Refusal.unless(!series.reason().isBlank(), GatheringRule.NO_REASON);
        return switch (state) {
            case Absent _ -> throw new Refusal(GatheringRule.GATHERING_NOT_FOUND);
            case Planned it -> cancel(series, it.startsAt(), false);
            case Published it -> cancel(series, it.startsAt(), true);
            case Cancelled _, Concluded _ -> List.of();
        };
    }

    private static List<GatheringEvent> cancel(CancelWithSeries series, Instant startsAt, boolean published) {
        return startsAt.isAfter(series.now())
                ? List.of(new GatheringEvent.Cancelled(
                        series.gatheringId(), series.reason().strip(), published))
                : List.of();
    }

    private static List<GatheringEvent> follow(
            FollowSeries series, GatheringEvent.Planned plan, Instant startsAt, Instant endsAt, boolean published) {
        List<GatheringEvent> events = new ArrayList<>();
        if (startsAt.isAfter(series.now())) {
            move(series, startsAt, endsAt, published, events);
            revise(series, plan, published, events);
        }
        return events;
    }

    private static void move(
            FollowSeries series, Instant startsAt, Instant endsAt, boolean published, List<GatheringEvent> events) {
        LocalDate day = startsAt.atZone(Tokyo.ZONE).toLocalDate();
        boolean hasTheSeriesTime = at(day, series.before().start()).equals(startsAt)
                && at(day, series.before().end()).equals(endsAt);
        Instant start = at(day, series.after().start());
        Instant end = at(day, series.after().end());
        if (hasTheSeriesTime && !(start.equals(startsAt) && end.equals(endsAt))) {
            events.add(new GatheringEvent.Rescheduled(series.gatheringId(), start, end, published));
        }
    }

    private static void revise(
            FollowSeries series, GatheringEvent.Planned plan, boolean published, List<GatheringEvent> events) {
        Pattern before = series.before();
        Pattern after = series.after();
        String theme = Objects.equals(plan.theme(), before.theme()) ? after.theme() : plan.theme();
        boolean hasTheSeriesVenue =
                plan.venue().equals(before.venue()) && plan.town().equals(before.town());
        String venue = hasTheSeriesVenue ? after.venue() : plan.venue();
        String town = hasTheSeriesVenue ? after.town() : plan.town();
        boolean relocated = !(venue.equals(plan.venue()) && town.equals(plan.town()));
        if (relocated || !Objects.equals(theme, plan.theme())) {
            events.add(new GatheringEvent.Revised(
                    series.gatheringId(), theme, venue, town, published, plan.doors(), plan.details(), relocated));
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Tokyo.ZONE).toInstant();
    }
}
