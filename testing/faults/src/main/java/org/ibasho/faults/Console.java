package org.ibasho.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ibasho.faults.check.Rest.Outcome;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.world.Sabotage;

/** Lines for a person: one for each run, and a last one. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void help() {
        line("""
            testing/faults/run [options]     kill two small services and their servers in every way, and check what is left
              --seed N             begin with this seed; each run has the next (default: a random one)
              --runs N             so many runs (default 20)
              --only FAULT,FAULT   choose from these faults alone
              --sabotage NAME      break something on purpose, and see that a check notices
              --help               show this
            Faults: %s
            Sabotages: %s""".formatted(
                        Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", ")),
                        Arrays.stream(Sabotage.values()).map(Sabotage::word).collect(Collectors.joining(", "))));
    }

    void run(int number, Plan plan, Outcome outcome, Duration taken) {
        line("%4d  seed %-9d  %-8s  %5d sent %5d acknowledged %5d stored %2d parked  %6s  %s"
                .formatted(
                        number,
                        plan.seed(),
                        outcome.differences().isEmpty() ? "whole" : "BROKEN",
                        outcome.sent(),
                        outcome.acknowledged(),
                        outcome.stored(),
                        outcome.parked(),
                        seconds(taken),
                        plan.words()));
    }

    void broken(Plan plan, List<String> differences) {
        line("  the plan was " + plan);
        differences.stream().limit(12).forEach(difference -> line("  " + difference));
    }

    /** As {@code 4.2 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
