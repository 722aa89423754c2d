package org.ibasho.scheduling.staffing.roster.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.roster.view.Suggestions.Why;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMember.Away;
import org.ibasho.scheduling.staffing.staff.StaffMember.Engagement;
import org.ibasho.scheduling.staffing.staff.StaffMember.Held;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final Instant START = Instant.parse("2026-12-05T04:30:00Z");
    private static final Engagement WANTED =
            new Engagement("wanted", StaffRole.CHAIR, START, START.plus(Duration.ofHours(2)));

    private static final List<Status> STATUSES = List.of(Status.ACTIVE, Status.ACTIVE, Status.ON_BREAK, Status.LEFT);

    private static StaffMember member(String id, Engagement... engagements) {
        return new StaffMember(
                id, id, Status.ACTIVE, Set.of(StaffRole.CHAIR), List.of(), List.of(), List.of(engagements), List.of());
    }

    private static Engagement daysBefore(int days) {
        Instant start = START.minus(Duration.ofDays(days));
        return new Engagement("before " + days, StaffRole.CHAIR, start, start.plus(Duration.ofHours(2)));
    }

    @Test
    void suggests_staff_without_seats_first_and_then_the_least_recently_assigned() {
        List<StaffMember> ranked = Suggestions.rank(
                List.of(member("a", daysBefore(7)), member("b", daysBefore(60), daysBefore(30)), member("c")),
                WANTED,
                null);
        assertThat(ranked).extracting(StaffMember::id).containsExactly("c", "b", "a");
        assertThat(Suggestions.best(ranked))
                .hasValueSatisfying(best -> assertThat(best.why()).isEqualTo(Why.NEVER_SERVED));
        assertThat(Suggestions.best(ranked.subList(1, 3))).hasValueSatisfying(best -> {
            assertThat(best.why()).isEqualTo(Why.LEAST_RECENT);
            assertThat(best.lastDay()).isEqualTo(LocalDate.of(2026, 11, 5));
        });
        assertThat(Suggestions.best(ranked.subList(2, 3)))
                .hasValueSatisfying(best -> assertThat(best.why()).isEqualTo(Why.ONLY_ONE));
        assertThat(Suggestions.best(List.of())).isEmpty();
    }

    /** The staff for a seed: every status, role, qualification, absence and seat occurs. */
    private static List<StaffMember> people(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(n -> new StaffMember(
                        "id " + n,
                        "name " + n,
                        STATUSES.get(random.nextInt(STATUSES.size())),
                        random.nextInt(4) == 0 ? EnumSet.noneOf(StaffRole.class) : EnumSet.of(StaffRole.CHAIR),
                        held(random),
                        random.nextInt(3) == 0 ? List.of(away(random)) : List.of(),
                        random.nextBoolean() ? List.of(engagement(random)) : List.of(),
                        List.of()))
                .toList();
    }

    private static List<Held> held(Random random) {
        LocalDate day = Tokyo.day(START);
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(new Held(Qualification.FIRST_AID, null));
            case 2 -> List.of(new Held(Qualification.FIRST_AID, day.plusDays(random.nextInt(5) - 2)));
            default -> List.of(new Held(Qualification.PEER_TRAINING, null));
        };
    }

    private static Away away(Random random) {
        Instant from = START.plus(Duration.ofHours(random.nextInt(12) - 6));
        return new Away(from, from.plus(Duration.ofHours(1 + random.nextInt(4))));
    }

    private static Engagement engagement(Random random) {
        Instant from = START.plus(Duration.ofHours(random.nextInt(400) - 200));
        return new Engagement("other", StaffRole.CHAIR, from, from.plus(Duration.ofHours(3)));
    }

    private static boolean overlaps(Instant from, Instant until) {
        return from.isBefore(WANTED.endsAt()) && WANTED.startsAt().isBefore(until);
    }

    /** Determines, independently of the code under test, which rule a refusal violates. */
    private static boolean couldCome(StaffMember member, LocalDate day) {
        return member.status() == Status.ACTIVE
                && member.roles().contains(StaffRole.CHAIR)
                && member.qualifications().stream()
                        .anyMatch(held -> held.qualification() == Qualification.FIRST_AID
                                && (held.validUntil() == null || day.compareTo(held.validUntil()) <= 0))
                && member.away().stream().noneMatch(away -> overlaps(away.from(), away.until()))
                && member.engagements().stream().noneMatch(seat -> overlaps(seat.startsAt(), seat.endsAt()));
    }

    @Property
    void exactly_the_eligible_staff_are_suggested(@ForAll long seed, @ForAll @IntRange(max = 20) int count) {
        List<StaffMember> people = people(seed, count);
        LocalDate day = Tokyo.day(START);
        List<StaffMember> ranked = Suggestions.rank(people, WANTED, Qualification.FIRST_AID);
        assertThat(ranked)
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().filter(member -> couldCome(member, day)).toList());
    }

    @Property
    void suggestions_start_with_the_least_recently_assigned(@ForAll long seed, @ForAll @IntRange(max = 20) int count) {
        List<StaffMember> ranked = Suggestions.rank(people(seed, count), WANTED, Qualification.FIRST_AID);
        Instant[] served = ranked.stream()
                .map(member -> member.lastServed().orElse(Instant.MIN))
                .toArray(Instant[]::new);
        Instant[] sorted = served.clone();
        Arrays.sort(sorted);
        assertThat(served).isEqualTo(sorted);
    }
}
