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
 * Suggests staff for a seat in a fair order: least recently assigned first, then least often assigned. It applies the
 * same rules as the decider, so that a suggestion is never refused. Pure.
 */
final class Suggestions {

    private static final Comparator<StaffMember> FAIR = Comparator.comparing(
                    (StaffMember member) -> member.lastServed().orElse(Instant.MIN))
            .thenComparingInt(member -> member.engagements().size())
            .thenComparing(StaffMember::nickname)
            .thenComparing(StaffMember::id);

    private Suggestions() {}

    /** All available staff, in a fair order. */
    static List<StaffMember> rank(
            List<StaffMember> staff, StaffMember.Engagement wanted, @Nullable Qualification needed) {
        return staff.stream()
                .filter(member -> member.whyNot(wanted, needed).isEmpty())
                .sorted(FAIR)
                .toList();
    }

    /** The first suggestion with its reason. */
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

    /** The reason for a suggestion. Every suggested person is qualified and available. */
    enum Why {
        NEVER_SERVED,
        LEAST_RECENT,
        ONLY_ONE
    }

    /**
     * A staff member for a seat.
     *
     * @param lastDay the day in Japan of their latest seat, possibly in the future; null if that is not the reason
     */
    record Suggestion(StaffMember member, Why why, @Nullable LocalDate lastDay) {}
}
