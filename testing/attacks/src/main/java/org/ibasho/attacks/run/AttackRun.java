package org.ibasho.attacks.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ibasho.attacks.system.RunningSystem;

/** Runs attacks one after the other and prints the table as it grows. */
public final class AttackRun {

    private final RunningSystem system;
    private final Duration limit;
    private final Consumer<String> console;
    private final Report report = new Report();

    /** @param limit no further attack begins after this time */
    public AttackRun(RunningSystem system, Duration limit, Consumer<String> console) {
        this.system = system;
        this.limit = limit;
        this.console = console;
    }

    /** Whether the system has held. */
    public boolean run(List<Attack> attacks) {
        long begun = System.nanoTime();
        console.accept(Report.heading());
        try {
            for (Attack attack : attacks) {
                report.begin(attack.name());
                run(attack, System.nanoTime() - begun > limit.toNanos());
                report.lines(attack.name()).forEach(console);
            }
        } finally {
            system.close();
        }
        report.successes().forEach(console);
        console.accept("%d rows, %d requests in %d s: %s."
                .formatted(
                        report.rows(),
                        report.requests(),
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        report.held() ? "no attack has succeeded" : "AN ATTACK HAS SUCCEEDED, see above"));
        return report.held();
    }

    private void run(Attack attack, boolean tooLate) {
        if (tooLate) {
            report.row("(not begun: the time is over)", "time for all attacks").came(attack.name(), "too late", false);
            return;
        }
        Map<String, Long> before = system.processIds();
        try {
            attack.run(system, report);
        } catch (IOException | RuntimeException failure) {
            report.row("(the attack itself)", "ends").came(attack.name(), failure.toString(), false);
        }
        survived(before);
    }

    /** An attack that ends a process has succeeded even if the process is started again. */
    private void survived(Map<String, Long> before) {
        if (before.isEmpty()) {
            return;
        }
        Row row = report.row("afterwards every process still runs", "alive and ready");
        Map<String, Long> after = system.processIds();
        before.forEach((process, id) -> {
            boolean same = id.equals(after.get(process));
            String what = same ? system.isReady(process) ? "alive and ready" : "not ready" : "ended";
            row.came(process, what, what.equals("alive and ready"));
        });
    }
}
