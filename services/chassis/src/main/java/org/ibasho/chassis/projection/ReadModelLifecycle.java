package org.ibasho.chassis.projection;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the read models before the first request is taken, and stops them after the last. A small one is built at
 * once; a large one makes the process say that it is not ready until it is built.
 */
final class ReadModelLifecycle implements SmartLifecycle, HealthIndicator {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final List<ReadModelRunner> runners;
    private volatile boolean running;

    ReadModelLifecycle(List<ReadModelRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    @Override
    public void start() {
        running = true;
        runners.forEach(ReadModelRunner::start);
        try {
            long end = System.nanoTime() + AT_ONCE.toNanos();
            for (ReadModelRunner runner : runners) {
                runner.awaitBuilt(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        runners.forEach(ReadModelRunner::stop);
        runners.forEach(ReadModelRunner::awaitEnd);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, and so after it when all is stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public Health health() {
        return runners.stream().allMatch(ReadModelRunner::isServable)
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
