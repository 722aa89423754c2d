package org.ibasho.benchmarks.lag;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.benchmarks.sample.MeetingCommand;
import org.ibasho.benchmarks.sample.OpenStreams;
import org.ibasho.benchmarks.sample.SampleService;

/**
 * Sends commands at a constant rate, whether or not earlier ones are done: each is timed from the moment that it was due, so a
 * stall counts for everybody who would have come meanwhile.
 */
final class OpenLoop {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** So many writers' streams in turns, so that hardly two commands at once are about one meeting. */
    private static final int LANES = 64;

    private final SampleService service;
    private final OpenStreams[] lanes = new OpenStreams[LANES];

    OpenLoop(SampleService service) {
        this.service = service;
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = new OpenStreams();
        }
    }

    /** Sends as many as are expected, a thread each, as a service has one for each request. */
    void send(Arrivals arrivals, int perSecond) {
        AtomicInteger failures = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int number = 0; number < arrivals.commands(); number++) {
                long due = begun + number * NANOS_PER_SECOND / perSecond;
                waitUntil(due);
                arrivals.begun(number, due);
                MeetingCommand.Note note = note(arrivals, number);
                threads.execute(() -> send(note, failures));
            }
        }
        if (failures.get() > 0) {
            throw new IllegalStateException(failures.get() + " commands failed");
        }
    }

    private MeetingCommand.Note note(Arrivals arrivals, int number) {
        String meeting = lanes[number % LANES].next().stream().toString();
        return MeetingCommand.Note.about(meeting).at(arrivals.mark(number));
    }

    private void send(MeetingCommand.Note note, AtomicInteger failures) {
        try (var _ = service.trace()) {
            service.commands().send(MeetingCommand.class, note, SampleService.newKey(), note);
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
