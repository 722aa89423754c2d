package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.chassis.login.LinkedLogin;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.PersonalData;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * The state of a staff member, for decisions and pages, so that suggestions apply the same rules as decisions.
 *
 * @param nickname the public name
 * @param away their absences
 * @param engagements their current and past seats
 * @param logins the logins that they use and have used, in the order in which these became theirs
 */
public record StaffMember(
        String id,
        @PersonalData(of = "id") String nickname,
        Status status,
        Set<StaffRole> roles,
        @PersonalData(of = "id") List<Held> qualifications,
        @PersonalData(of = "id") List<Away> away,
        List<Engagement> engagements,
        @PersonalData(of = "id") List<LinkedLogin> logins) {

    /** Before the first event. */
    public static final StaffMember UNKNOWN =
            new StaffMember("", "", Status.ABSENT, Set.of(), List.of(), List.of(), List.of(), List.of());

    public StaffMember {
        roles = Set.copyOf(roles);
        qualifications = List.copyOf(qualifications);
        away = List.copyOf(away);
        engagements = List.copyOf(engagements);
        logins = List.copyOf(logins);
    }

    /** The stage of a staff member. */
    public enum Status {
        ABSENT,
        ACTIVE,
        ON_BREAK,
        LEFT,
        /** They have left, and nobody knows any more who they were. */
        ERASED
    }

    /** @param validUntil its last day; null if it does not expire */
    public record Held(
            Qualification qualification, @Nullable LocalDate validUntil) {}

    /** @param until exclusive */
    public record Away(Instant from, Instant until) {}

    /** A seat at a gathering. */
    public record Engagement(String gatheringId, StaffRole role, Instant startsAt, Instant endsAt) {

        boolean overlaps(Instant from, Instant until) {
            return startsAt.isBefore(until) && from.isBefore(endsAt);
        }
    }

    /**
     * The rule that an assignment would violate; empty if they are eligible.
     *
     * @param needed the qualification that the seat requires; null for none
     */
    public Optional<StaffRule> whyNot(Engagement wanted, @Nullable Qualification needed) {
        return Stream.of(standing(), skill(wanted, needed), time(wanted))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The rule that an existing assignment violates now: an absence was added, the gathering moved, a role or
     * qualification is gone or expired, or the seat requires more than before.
     *
     * @param needed the qualification that the seat requires now; null for none
     */
    public Optional<StaffRule> whyNoLonger(String gatheringId, @Nullable Qualification needed) {
        StaffMember withoutIt = with(status, away, withoutEngagement(gatheringId));
        return engagements.stream()
                .filter(it -> it.gatheringId().equals(gatheringId))
                .findAny()
                .flatMap(it -> withoutIt.skill(it, needed).or(() -> withoutIt.time(it)));
    }

    /** Whether they have left, erased or not. */
    public boolean isGone() {
        return status == Status.LEFT || status == Status.ERASED;
    }

    /** Whether a login is theirs now. */
    boolean hasLogin(String login) {
        return logins.stream().anyMatch(it -> it.is(login));
    }

    /** The logins that are theirs now. */
    public List<String> currentLogins() {
        return logins.stream()
                .filter(LinkedLogin::isCurrent)
                .map(LinkedLogin::id)
                .toList();
    }

    /** The time of their latest seat, possibly in the future; empty if none. */
    public Optional<Instant> lastServed() {
        return engagements.stream().map(Engagement::startsAt).max(Comparator.naturalOrder());
    }

    private Optional<StaffRule> standing() {
        return switch (status) {
            case ABSENT -> Optional.of(StaffRule.STAFF_NOT_FOUND);
            case ON_BREAK -> Optional.of(StaffRule.STAFF_ON_BREAK);
            case LEFT, ERASED -> Optional.of(StaffRule.STAFF_HAS_LEFT);
            case ACTIVE -> Optional.empty();
        };
    }

    private Optional<StaffRule> skill(Engagement wanted, @Nullable Qualification needed) {
        if (!roles.contains(wanted.role())) {
            return Optional.of(StaffRule.STAFF_UNQUALIFIED);
        }
        if (needed == null) {
            return Optional.empty();
        }
        List<Held> held = qualifications.stream()
                .filter(it -> it.qualification() == needed)
                .toList();
        if (held.isEmpty()) {
            return Optional.of(StaffRule.STAFF_UNQUALIFIED);
        }
        LocalDate day = Tokyo.day(wanted.startsAt());
        return held.stream()
                        .anyMatch(it ->
                                it.validUntil() == null || !it.validUntil().isBefore(day))
                ? Optional.empty()
                : Optional.of(StaffRule.QUALIFICATION_EXPIRED);
    }

    private Optional<StaffRule> time(Engagement wanted) {
        if (away.stream().anyMatch(it -> wanted.overlaps(it.from(), it.until()))) {
            return Optional.of(StaffRule.STAFF_UNAVAILABLE);
        }
        return engagements.stream().anyMatch(it -> wanted.overlaps(it.startsAt(), it.endsAt()))
                ? Optional.of(StaffRule.STAFF_DOUBLE_BOOKED)
                : Optional.empty();
    }

    /** The staff member after all of their events. */
    static StaffMember of(List<StaffEvent> events) {
        StaffMember member = UNKNOWN;
        for (StaffEvent event : events) {
            member = member.evolve(event);
        }
        return member;
    }

    /** The staff member after an event. It only assigns; the decider has already checked the rules. */
    public StaffMember evolve(StaffEvent event) {
        return switch (event) {
            case StaffEvent.Joined it -> described(it.staffId(), it.nickname(), it.roles(), it.qualifications());
            case StaffEvent.Changed it -> described(it.staffId(), it.nickname(), it.roles(), it.qualifications());
            case StaffEvent.AwayNoted it -> with(status, plus(away, new Away(it.from(), it.until())), engagements);
            case StaffEvent.AwayDropped it ->
                with(status, minus(away, new Away(it.from(), it.until())::equals), engagements);
            case StaffEvent.BreakBegun _ -> with(Status.ON_BREAK, away, engagements);
            case StaffEvent.BreakEnded _ -> with(Status.ACTIVE, away, engagements);
            case StaffEvent.Left _ -> with(Status.LEFT, away, engagements);
            case StaffEvent.Erased _ ->
                new StaffMember(id, Erased.TEXT, Status.ERASED, roles, List.of(), List.of(), engagements, List.of());
            case StaffEvent.LoginLinked it -> withLogins(plus(logins, new LinkedLogin(it.login(), it.at(), null)));
            case StaffEvent.LoginUnlinked it -> withLogins(ended(it));
            case StaffEvent.Engaged it ->
                with(
                        status,
                        away,
                        plus(
                                engagements,
                                new Engagement(
                                        it.gatheringId(), StaffRole.valueOf(it.role()), it.startsAt(), it.endsAt())));
            case StaffEvent.EngagementMoved it -> with(status, away, moved(it));
            case StaffEvent.Released it -> with(status, away, withoutEngagement(it.gatheringId()));
        };
    }

    private StaffMember described(
            String staffId, String name, List<String> roleNames, List<StaffEvent.Held> heldNames) {
        return new StaffMember(
                staffId,
                name,
                status == Status.ABSENT ? Status.ACTIVE : status,
                roleNames.stream().map(StaffRole::valueOf).collect(Collectors.toSet()),
                heldNames.stream()
                        .map(it -> new Held(Qualification.valueOf(it.qualification()), it.validUntil()))
                        .toList(),
                away,
                engagements,
                logins);
    }

    private List<LinkedLogin> ended(StaffEvent.LoginUnlinked unlinked) {
        return logins.stream()
                .map(it -> it.is(unlinked.login()) ? it.endedAt(unlinked.at()) : it)
                .toList();
    }

    private StaffMember withLogins(List<LinkedLogin> newLogins) {
        return new StaffMember(id, nickname, status, roles, qualifications, away, engagements, newLogins);
    }

    private List<Engagement> moved(StaffEvent.EngagementMoved to) {
        return engagements.stream()
                .map(it -> it.gatheringId().equals(to.gatheringId())
                        ? new Engagement(it.gatheringId(), it.role(), to.startsAt(), to.endsAt())
                        : it)
                .toList();
    }

    private List<Engagement> withoutEngagement(String gatheringId) {
        return minus(engagements, it -> it.gatheringId().equals(gatheringId));
    }

    private StaffMember with(Status newStatus, List<Away> newAway, List<Engagement> newEngagements) {
        return new StaffMember(id, nickname, newStatus, roles, qualifications, newAway, newEngagements, logins);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> minus(List<T> list, Predicate<T> which) {
        return list.stream().filter(which.negate()).toList();
    }
}
