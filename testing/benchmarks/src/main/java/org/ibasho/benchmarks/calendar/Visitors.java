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

/** People who open pages at a constant rate, whether or not others still wait; each is timed from the moment they came. */
final class Visitors {

    private static final int DIGITS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Scheduling scheduling;
    private final int perSecond;
    private final Duration duration;

    Visitors(Scheduling scheduling, int perSecond, Duration duration) {
        this.scheduling = scheduling;
        this.perSecond = perSecond;
        this.duration = duration;
    }

    /** They ask for these paths in turns. */
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
