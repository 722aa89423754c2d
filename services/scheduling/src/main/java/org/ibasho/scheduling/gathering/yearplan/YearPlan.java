package org.ibasho.scheduling.gathering.yearplan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was read out of a file, as it is shown before it is planned, and after.
 *
 * @param planned whether it is planned by now
 */
public record YearPlan(UUID id, boolean planned, List<Checked> lines) {

    public YearPlan {
        lines = List.copyOf(lines);
    }

    /** A line with what is to be known of it. */
    public record Checked(PlanLine line, List<Remark> remarks) {

        public Checked {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Something to know of a line that forbids nothing.
     *
     * @param code of the sentence that says so
     * @param arguments what it mentions
     * @param line the number of the other line that it is about
     * @param gathering the id of the gathering that it is about
     */
    public record Remark(
            String code,
            List<Object> arguments,
            @Nullable Integer line,
            @Nullable String gathering) {

        public Remark {
            arguments = List.copyOf(arguments);
        }
    }

    /** The lines that cannot be planned. */
    public List<Checked> refused() {
        return lines.stream().filter(checked -> !checked.line().sound()).toList();
    }

    /** The months that it is about, in order. */
    public List<YearMonth> months() {
        return lines.stream()
                .map(checked -> checked.line().date())
                .filter(Objects::nonNull)
                .map((LocalDate date) -> YearMonth.from(date))
                .distinct()
                .sorted()
                .toList();
    }
}
