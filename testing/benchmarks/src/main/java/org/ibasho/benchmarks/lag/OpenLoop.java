package org.ibasho.benchmarks.lag;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.sample.tally.TallyCommand;

/**
 * Sends commands at a constant rate, even if earlier ones are not done. Each is timed from the moment that it was due,
 * so a stall counts for every command that was due meanwhile.
 */
final class OpenLoop {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Streams of this many writers in turns, so that concurrent commands hardly ever meet on one stream. */
    private static final int LANES = 64;

    private final RunningService service;
    private final StreamRotation[] lanes = new StreamRotation[LANES];

    OpenLoop(RunningService service) {
        this.service = service;
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = new StreamRotation();
        }
    }

    /** Sends all commands of the round, each in its own virtual thread, as a request has one. */
    void send(EffectLatency latency, int perSecond) {
        AtomicInteger failures = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int number = 0; number < latency.commands(); number++) {
                long due = begun + number * NANOS_PER_SECOND / perSecond;
                waitUntil(due);
                latency.begun(number, due);
                TallyCommand.Announce announce = announcement(latency, number);
                threads.execute(() -> send(announce, failures));
            }
        }
        if (failures.get() > 0) {
            throw new IllegalStateException(failures.get() + " commands failed");
        }
    }

    private TallyCommand.Announce announcement(EffectLatency latency, int number) {
        String meeting = lanes[number % LANES].next().stream().toString();
        return TallyCommand.Announce.of(meeting).at(latency.mark(number));
    }

    private void send(TallyCommand.Announce announce, AtomicInteger failures) {
        try (var _ = service.trace()) {
            service.commands().send(TallyCommand.class, announce, RunningService.newKey(), announce);
        } catch (RuntimeException failure) {
            failures.incrementAndGet();
            throw failure;
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
