package org.ibasho.benchmarks.sealing;

import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.chassis.eventstore.EventHistory;

/** Four readers and four writers, busy with people who are not erased, for as long as something else takes. */
final class LoadOnSurvivors {

    private static final int EACH = 4;
    private static final int DIGITS = 3;

    private final RunningService service;
    private final List<String> people;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong operations = new AtomicLong();

    LoadOnSurvivors(RunningService service, List<String> people) {
        this.service = service;
        this.people = people;
    }

    /** How many reads and writes have failed, or have shown somebody as erased who was not. */
    long failures() {
        return failures.get();
    }

    /** How many reads and writes there were. */
    long operations() {
        return operations.get();
    }

    /** Does the work under this load. Returns the figures of the readers. */
    Sample during(Callable<?> work) throws Exception {
        ConcurrentHistogram waits = new ConcurrentHistogram(DIGITS);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> busy = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * EACH)) {
            for (int n = 0; n < EACH; n++) {
                busy.add(threads.submit(() -> read(over, waits)));
                busy.add(threads.submit(() -> write(over)));
            }
            try {
                work.call();
            } finally {
                over.set(true);
            }
        }
        for (Future<?> thread : busy) {
            thread.get();
        }
        return Sample.of(waits, System.nanoTime() - begun);
    }

    private void read(AtomicBoolean over, ConcurrentHistogram waits) {
        EventHistory history = service.bean(EventHistory.class);
        while (!over.get()) {
            long begun = System.nanoTime();
            attempt(() ->
                    history.of(anybody(), PersonEvent.class).stream().allMatch(PersonCommand.Describe::isReadable));
            waits.recordValue(System.nanoTime() - begun);
        }
    }

    private void write(AtomicBoolean over) {
        try (Tracer.SpanInScope _ = service.trace()) {
            while (!over.get()) {
                attempt(() -> {
                    String person = anybody();
                    PersonCommand.Describe describe = new PersonCommand.Describe(person, person, true);
                    service.commands().send(PersonCommand.class, describe, RunningService.newKey(), describe);
                    return true;
                });
            }
        }
    }

    private void attempt(Callable<Boolean> operation) {
        operations.incrementAndGet();
        try {
            if (!operation.call()) {
                failures.incrementAndGet();
            }
        } catch (Exception failure) {
            failures.incrementAndGet();
        }
    }

    private String anybody() {
        return people.get(ThreadLocalRandom.current().nextInt(people.size()));
    }
}
