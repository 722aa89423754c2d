package org.ibasho.scheduling.gathering.yearplan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parsed plan, as shown before and after it is confirmed.
 *
 * @param planned whether it has been planned
 */
public record YearPlan(UUID id, boolean planned, List<Checked> lines) {

    public YearPlan {
        lines = List.copyOf(lines);
    }

    /** A line with its notes. */
    public record Checked(PlanLine line, List<Remark> remarks) {

        public Checked {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * A note on a line that does not prevent planning.
     *
     * @param code the message code
     * @param arguments the arguments of the message
     * @param line the number of the other line
     * @param gathering the id of the other gathering
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

    /** The months of the plan, in order. */
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
