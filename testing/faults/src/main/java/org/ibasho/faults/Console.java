package org.ibasho.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ibasho.faults.check.EventualCheck.Outcome;
import org.ibasho.faults.plan.FaultPlan;

/** Prints one line for each run, and a last one. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void run(int number, FaultPlan plan, Outcome outcome, Duration taken) {
        line("%4d  seed %-9d  %-6s  %5d sent %5d acknowledged %5d stored %2d parked  %6s  %s"
                .formatted(
                        number,
                        plan.seed(),
                        outcome.differences().isEmpty() ? "passed" : "FAILED",
                        outcome.sent(),
                        outcome.acknowledged(),
                        outcome.stored(),
                        outcome.parked(),
                        seconds(taken),
                        plan.description()));
    }

    void failed(FaultPlan plan, List<String> differences) {
        line("  the plan was " + plan);
        differences.stream().limit(12).forEach(difference -> line("  " + difference));
    }

    /** In the form {@code 4.2 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
