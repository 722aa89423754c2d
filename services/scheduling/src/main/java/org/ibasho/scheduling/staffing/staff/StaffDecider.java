package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.staff.StaffMember.Away;
import org.ibasho.scheduling.staffing.staff.StaffMember.Held;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;

/** Decides the commands of a staff member: a pure function of command and state. */
final class StaffDecider {

    private StaffDecider() {}

    static List<StaffEvent> decide(StaffCommand command, StaffMember member) {
        if (command instanceof StaffCommand.Join join) {
            return join(join, member);
        }
        Refusal.unless(member.status() != Status.ABSENT, StaffRule.STAFF_NOT_FOUND);
        return switch (command) {
            case StaffCommand.Join it -> join(it, member);
            case StaffCommand.Change it -> change(it, member);
            case StaffCommand.NoteAway it -> noteAway(it, member);
            case StaffCommand.DropAway it ->
                member.away().contains(new Away(it.from(), it.until()))
                        ? List.of(new StaffEvent.AwayDropped(it.staffId(), it.from(), it.until()))
                        : List.of();
            case StaffCommand.BeginBreak it -> beginBreak(it, member);
            case StaffCommand.EndBreak it -> {
                Refusal.unless(member.status() == Status.ON_BREAK, StaffRule.STAFF_NOT_ON_BREAK);
                yield List.of(new StaffEvent.BreakEnded(it.staffId()));
            }
            case StaffCommand.Leave it -> leave(it, member);
            case StaffCommand.Erase it -> erase(it, member);
            case StaffCommand.LinkLogin it -> link(it, member);
            case StaffCommand.UnlinkLogin it -> unlink(it, member);
            case StaffCommand.Engage it -> engage(it, member);
            case StaffCommand.MoveEngagement it -> move(it, member);
            case StaffCommand.Release it ->
                isEngaged(member, it.gatheringId())
                        ? List.of(new StaffEvent.Released(it.staffId(), it.gatheringId()))
                        : List.of();
        };
    }

    private static List<StaffEvent> join(StaffCommand.Join it, StaffMember member) {
        Refusal.unless(member.status() == Status.ABSENT, StaffRule.STAFF_ALREADY_JOINED);
        checkDescription(it.nickname(), it.roles());
        return List.of(new StaffEvent.Joined(
                it.staffId(), it.nickname().strip(), names(it.roles()), plain(it.qualifications())));
    }

    private static List<StaffEvent> change(StaffCommand.Change it, StaffMember member) {
        checkHere(member);
        checkDescription(it.nickname(), it.roles());
        StaffEvent changed = new StaffEvent.Changed(
                it.staffId(), it.nickname().strip(), names(it.roles()), plain(it.qualifications()));
        return member.evolve(changed).equals(member) ? List.of() : List.of(changed);
    }

    private static List<StaffEvent> noteAway(StaffCommand.NoteAway it, StaffMember member) {
        checkHere(member);
        Refusal.unless(it.from().isBefore(it.until()), StaffRule.AWAY_ENDS_BEFORE_IT_BEGINS);
        return member.away().contains(new Away(it.from(), it.until()))
                ? List.of()
                : List.of(new StaffEvent.AwayNoted(it.staffId(), it.from(), it.until()));
    }

    private static List<StaffEvent> beginBreak(StaffCommand.BeginBreak it, StaffMember member) {
        checkHere(member);
        Refusal.unless(member.status() == Status.ACTIVE, StaffRule.STAFF_ON_BREAK);
        checkNotExpected(member, it.now());
        return List.of(new StaffEvent.BreakBegun(it.staffId()));
    }

    private static List<StaffEvent> leave(StaffCommand.Leave it, StaffMember member) {
        checkHere(member);
        checkNotExpected(member, it.now());
        return Stream.<StaffEvent>concat(
                        member.currentLogins().stream()
                                .map(login -> new StaffEvent.LoginUnlinked(it.staffId(), login, it.now())),
                        Stream.of(new StaffEvent.Left(it.staffId())))
                .toList();
    }

    private static List<StaffEvent> link(StaffCommand.LinkLogin it, StaffMember member) {
        checkHere(member);
        return member.hasLogin(it.login())
                ? List.of()
                : List.of(new StaffEvent.LoginLinked(it.staffId(), it.login(), it.now()));
    }

    private static List<StaffEvent> unlink(StaffCommand.UnlinkLogin it, StaffMember member) {
        return member.hasLogin(it.login())
                ? List.of(new StaffEvent.LoginUnlinked(it.staffId(), it.login(), it.now()))
                : List.of();
    }

    private static List<StaffEvent> engage(StaffCommand.Engage it, StaffMember member) {
        member.whyNot(it.engagement(), it.needed()).ifPresent(rule -> {
            throw new Refusal(rule);
        });
        return List.of(new StaffEvent.Engaged(
                it.staffId(),
                it.engagement().gatheringId(),
                it.engagement().role().name(),
                it.engagement().startsAt(),
                it.engagement().endsAt()));
    }

    private static List<StaffEvent> move(StaffCommand.MoveEngagement it, StaffMember member) {
        StaffEvent moved = new StaffEvent.EngagementMoved(it.staffId(), it.gatheringId(), it.startsAt(), it.endsAt());
        return member.evolve(moved).equals(member) ? List.of() : List.of(moved);
    }

    private static List<StaffEvent> erase(StaffCommand.Erase it, StaffMember member) {
        if (member.status() == Status.ERASED) {
            return List.of();
        }
        Refusal.unless(member.status() == Status.LEFT, StaffRule.STAFF_HAS_NOT_LEFT);
        return List.of(new StaffEvent.Erased(it.staffId()));
    }

    private static boolean isEngaged(StaffMember member, String gatheringId) {
        return member.engagements().stream().anyMatch(has -> has.gatheringId().equals(gatheringId));
    }

    private static void checkDescription(String nickname, Set<StaffRole> roles) {
        Refusal.unless(!nickname.isBlank(), StaffRule.NO_NICKNAME);
        Refusal.unless(!roles.isEmpty(), StaffRule.NO_STAFF_ROLE);
    }

    private static void checkHere(StaffMember member) {
        Refusal.unless(!member.isGone(), StaffRule.STAFF_HAS_LEFT);
    }

    private static void checkNotExpected(StaffMember member, Instant now) {
        boolean expected =
                member.engagements().stream().anyMatch(has -> has.endsAt().isAfter(now));
        Refusal.unless(!expected, StaffRule.STAFF_STILL_EXPECTED);
    }

    private static List<String> names(Set<StaffRole> roles) {
        return roles.stream().sorted().map(Enum::name).toList();
    }

    private static List<StaffEvent.Held> plain(List<Held> held) {
        return held.stream()
                .map(it -> new StaffEvent.Held(it.qualification().name(), it.validUntil()))
                .toList();
    }
}
