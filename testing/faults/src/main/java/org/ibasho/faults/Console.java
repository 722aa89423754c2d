package org.ibasho.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ibasho.faults.check.EventualCheck.Outcome;
import org.ibasho.faults.plan.FaultPlan;

/** Prints one line for each run, and a last one. Each line about a run begins with the run's seed. */
final class Console {

    private final PrintStream out;
    private int runs;

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints the outcome of a run, and the number of runs that have ended so far. */
    synchronized void run(FaultPlan plan, Outcome outcome, Duration taken) {
        line(
                plan.seed(),
                "%4d  %-6s  %5d sent %5d acknowledged %5d stored %2d parked  %6s  %s"
                        .formatted(
                                ++runs,
                                outcome.differences().isEmpty() ? "passed" : "FAILED",
                                outcome.sent(),
                                outcome.acknowledged(),
                                outcome.stored(),
                                outcome.parked(),
                                seconds(taken),
                                plan.description()));
    }

    synchronized void failed(FaultPlan plan, List<String> differences) {
        line(plan.seed(), "the plan was " + plan);
        differences.stream().limit(12).forEach(difference -> line(plan.seed(), difference));
    }

    void line(long seed, String text) {
        line("seed %-9d  %s".formatted(seed, text));
    }

    /** In the form {@code 4.2 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
