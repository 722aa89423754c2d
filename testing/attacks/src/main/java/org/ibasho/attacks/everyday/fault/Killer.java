package org.ibasho.attacks.everyday.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.ibasho.attacks.everyday.fault.KillPlan.Kill;
import org.ibasho.attacks.everyday.traffic.RequestLog;

/** Kills one process after the other, as {@code kill -9} does, and notes how long each was away. */
public final class Killer {

    /** Two busy processors may need minutes to start a process. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(6);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Processes processes;
    private final Outages outages;
    private final RequestLog log;
    private final Consumer<String> console;

    public Killer(Processes processes, Outages outages, RequestLog log, Consumer<String> console) {
        this.processes = processes;
        this.outages = outages;
        this.log = log;
        this.console = console;
    }

    /** Carries out the plan; returns when the last process is ready again. */
    public void run(List<Kill> plan, Instant begun) {
        for (Kill kill : plan) {
            sleep(Duration.between(Instant.now(), begun.plus(kill.at())));
            kill(kill.process());
        }
    }

    private void kill(String name) {
        ProcessHandle process = processes.process(name).orElse(null);
        if (process == null) {
            log.problem(name + " was to be killed and did not run");
            return;
        }
        Instant killed = Instant.now();
        outages.begun(name, killed);
        process.destroyForcibly();
        process.onExit().join();
        while (!isBack(name, process)) {
            if (Duration.between(killed, Instant.now()).compareTo(LONGEST_AWAY) > 0) {
                log.problem("%s is not ready again %d s after it was killed".formatted(name, LONGEST_AWAY.toSeconds()));
                return;
            }
            sleep(PAUSE);
        }
        Instant ready = Instant.now();
        outages.over(name, ready);
        console.accept("%s was killed and is ready again after %.1f s"
                .formatted(name, Duration.between(killed, ready).toMillis() / 1e3));
    }

    private boolean isBack(String name, ProcessHandle killed) {
        return processes.process(name).filter(it -> it.pid() != killed.pid()).isPresent() && processes.isReady(name);
    }

    private static void sleep(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
