package org.ibasho.benchmarks.calendar;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.ibasho.benchmarks.measure.Sample;

/**
 * Sends requests at a constant rate, even if earlier ones still wait; each is timed from the moment that it was due.
 */
final class OpenLoopReaders {

    private static final int DIGITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SchedulingProcess scheduling;
    private final int perSecond;
    private final Duration duration;

    OpenLoopReaders(SchedulingProcess scheduling, int perSecond, Duration duration) {
        this.scheduling = scheduling;
        this.perSecond = perSecond;
        this.duration = duration;
    }

    /** Requests these paths in turns. */
    Sample askFor(List<String> paths) {
        Histogram waits = new ConcurrentHistogram(DIGITS);
        AtomicInteger answered = new AtomicInteger();
        int visits = Math.toIntExact(perSecond * duration.toSeconds());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int visit = 0; visit < visits; visit++) {
                long due = begun + visit * NANOS_PER_SECOND / perSecond;
                waitUntil(due);
                String path = paths.get(visit % paths.size());
                threads.execute(() -> {
                    scheduling.get(path);
                    waits.recordValue(System.nanoTime() - due);
                    answered.incrementAndGet();
                });
            }
        }
        if (answered.get() < visits) {
            throw new IllegalStateException(visits - answered.get() + " visitors were not served");
        }
        return Sample.of(waits);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
