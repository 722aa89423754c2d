package org.ibasho.scheduling.staffing.roster.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * Who could take a seat, the fairest choice first: who served least recently, then who serves least. Asks the person's
 * record the same question as the decision will, so that nobody is suggested who would be refused. Pure.
 */
final class Suggestions {

    private static final Comparator<StaffMember> FAIR = Comparator.comparing(
                    (StaffMember member) -> member.lastServed().orElse(Instant.MIN))
            .thenComparingInt(member -> member.engagements().size())
            .thenComparing(StaffMember::nickname)
            .thenComparing(StaffMember::id);

    private Suggestions() {}

    /** Everybody who can take the seat, the fairest choice first. */
    static List<StaffMember> rank(
            List<StaffMember> staff, StaffMember.Engagement wanted, @Nullable Qualification needed) {
        return staff.stream()
                .filter(member -> member.whyNot(wanted, needed).isEmpty())
                .sorted(FAIR)
                .toList();
    }

    /** The fairest choice and why. */
    static Optional<Suggestion> best(List<StaffMember> ranked) {
        return ranked.stream().findFirst().map(first -> {
            if (ranked.size() == 1) {
                return new Suggestion(first, Why.ONLY_ONE, null);
            }
            return first.lastServed()
                    .map(last -> new Suggestion(first, Why.LEAST_RECENT, Tokyo.day(last)))
                    .orElseGet(() -> new Suggestion(first, Why.NEVER_SERVED, null));
        });
    }

    /** Why somebody is suggested. All of them can do it and are free that day. */
    enum Why {
        NEVER_SERVED,
        LEAST_RECENT,
        ONLY_ONE
    }

    /**
     * Somebody for a seat.
     *
     * @param lastDay the day in Japan of their latest seat, which may lie ahead; null if that is not the reason
     */
    record Suggestion(StaffMember member, Why why, @Nullable LocalDate lastDay) {}
}
