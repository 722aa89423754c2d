package org.ibasho.scheduling.staffing.roster;

import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.staffing.roster.Roster.Place;

/**
 * Decides the commands of a roster: a pure function of command and roster. The staff member's own stream decides
 * availability.
 */
final class RosterDecider {

    private RosterDecider() {}

    static List<RosterEvent> decide(RosterCommand command, Roster roster) {
        return switch (command) {
            case RosterCommand.Assign it -> assign(it, roster);
            case RosterCommand.Unassign it -> unassign(it, roster);
            case RosterCommand.Move it -> move(it, roster);
            case RosterCommand.Dissolve it ->
                roster.seats().stream()
                        .map(seat -> unassigned(it.rosterId(), it.gatheringId(), seat.place(), seat.staffId(), ""))
                        .toList();
            case RosterCommand.LetAnnounce it -> letAnnounce(it, roster);
        };
    }

    private static List<RosterEvent> assign(RosterCommand.Assign it, Roster roster) {
        Place place = it.place();
        boolean exists = it.posts().stream()
                .anyMatch(post -> post.role() == place.role() && place.seat() >= 1 && place.seat() <= post.most());
        Refusal.unless(exists, RosterRule.NO_SUCH_SEAT);
        Refusal.unless(it.seenVersion() == roster.version(), RosterRule.ROSTER_CHANGED);
        Refusal.unless(isItsTime(it, roster), RosterRule.ROSTER_CHANGED);
        Refusal.unless(roster.at(place).isEmpty(), RosterRule.SEAT_ALREADY_FILLED);
        return List.of(new RosterEvent.Assigned(
                it.rosterId(),
                it.gatheringId(),
                place.role().name(),
                place.seat(),
                it.staffId(),
                it.startsAt(),
                it.endsAt(),
                it.by()));
    }

    /** A stale read of the time must not become the time that staff are expected at. */
    private static boolean isItsTime(RosterCommand.Assign it, Roster roster) {
        return roster.startsAt() == null
                || (it.startsAt().equals(roster.startsAt()) && it.endsAt().equals(roster.endsAt()));
    }

    private static List<RosterEvent> unassign(RosterCommand.Unassign it, Roster roster) {
        Refusal.unless(it.seenVersion() == roster.version(), RosterRule.ROSTER_CHANGED);
        String staffId = roster.at(it.place()).orElseThrow(() -> new Refusal(RosterRule.SEAT_NOT_FILLED));
        return List.of(unassigned(it.rosterId(), it.gatheringId(), it.place(), staffId, it.by()));
    }

    private static RosterEvent unassigned(String rosterId, String gatheringId, Place place, String staffId, String by) {
        return new RosterEvent.Unassigned(rosterId, gatheringId, place.role().name(), place.seat(), staffId, by);
    }

    private static List<RosterEvent> move(RosterCommand.Move it, Roster roster) {
        boolean there = it.startsAt().equals(roster.startsAt()) && it.endsAt().equals(roster.endsAt());
        return there
                ? List.of()
                : List.of(new RosterEvent.Moved(it.rosterId(), it.gatheringId(), it.startsAt(), it.endsAt()));
    }

    private static List<RosterEvent> letAnnounce(RosterCommand.LetAnnounce it, Roster roster) {
        List<Place> missing = roster.missing(it.posts());
        if (missing.isEmpty()) {
            return List.of(new RosterEvent.Completed(it.rosterId(), it.gatheringId(), it.by(), it.at()));
        }
        Refusal.unless(it.withMissingSeats(), RosterRule.SEATS_MISSING);
        List<RosterEvent.MissingSeat> seats = missing.stream()
                .map(place -> new RosterEvent.MissingSeat(place.role().name(), place.seat()))
                .toList();
        return List.of(new RosterEvent.ExceptionMade(it.rosterId(), it.gatheringId(), seats, it.by(), it.at()));
    }
}
