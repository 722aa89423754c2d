package org.ibasho.faults;

import java.nio.file.Path;
import java.time.Duration;
import org.ibasho.faults.attack.Clocks;
import org.ibasho.faults.plan.Plan;

/** What {@code testing/faults/run} runs. */
public final class Faults {

    private static final Duration REST = Duration.ofSeconds(90);
    private static final int UNUSABLE = 2;

    private Faults() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, new Console(System.out)));
    }

    /** Answers the exit code: 0, 1 if a check failed, 2 if the arguments or the machine will not do. */
    private static int run(String[] arguments, Console console) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            console.line(String.valueOf(wrong.getMessage()));
            return UNUSABLE;
        }
        if (options.help()) {
            console.help();
            return 0;
        }
        if (options.only().stream().anyMatch(fault -> !fault.clock().isEmpty()) && !Clocks.canBeWrong()) {
            console.line("Clocks cannot be made wrong here: install the package faketime (it brings libfaketime).");
            return UNUSABLE;
        }
        return attack(options, console);
    }

    private static int attack(Options options, Console console) {
        Path workshop = Path.of(System.getProperty("ibasho.root", ""), "testing/faults/target/workshop");
        console.line("Starting PostgreSQL, Kafka, the teller and the listener.");
        int broken = 0;
        long began = System.nanoTime();
        try (Session session = new Session(console, workshop, options.sabotage(), REST)) {
            for (int run = 0; run < options.runs() && broken == 0; run++) {
                Plan plan = Plan.of(options.seed() + run, options.only());
                broken += session.run(plan).isEmpty() ? 0 : 1;
            }
            if (broken == 0 && options.sabotage().isEmpty()) {
                broken += session.end().isEmpty() ? 0 : 1;
            }
        }
        console.line("%s, seeds %d to %d, in %s."
                .formatted(
                        broken == 0
                                ? options.runs() + " runs, nothing lost and nothing doubled"
                                : "A run left something broken",
                        options.seed(),
                        options.seed() + options.runs() - 1,
                        Console.seconds(Duration.ofNanos(System.nanoTime() - began))));
        return broken == 0 ? 0 : 1;
    }
}
