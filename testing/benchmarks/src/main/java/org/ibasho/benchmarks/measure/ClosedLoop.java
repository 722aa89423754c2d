package org.ibasho.benchmarks.measure;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * So many writers, each of whom begins with the next as soon as one is done.
 *
 * @param duration for how long
 * @param each how many each of them does at most
 */
public record ClosedLoop(int writers, Duration duration, long each) {

    private static final int DIGITS = 3;

    /** As much as they can in that time. */
    public static ClosedLoop during(Duration duration, int writers) {
        return new ClosedLoop(writers, duration, Long.MAX_VALUE);
    }

    /** So much together, however long that takes; the number is divided by the writers. */
    public static ClosedLoop of(long operations, int writers) {
        return new ClosedLoop(writers, Duration.ofHours(1), operations / writers);
    }

    /** How many operations they do together, if there is a limit. */
    public long operations() {
        return each * writers;
    }

    /** What a writer does again and again; opened, used and closed by its own thread. */
    @FunctionalInterface
    public interface Writer extends AutoCloseable {

        void write() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /** Runs the writers, a thread each. */
    public Sample run(Callable<? extends Writer> opening) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Histogram> waits = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Slice>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                work.add(() -> slice(opening, start));
            }
            long first = Long.MAX_VALUE;
            long last = begun;
            List<Future<Slice>> slices = threads.invokeAll(work);
            throwFirst(slices);
            for (Future<Slice> done : slices) {
                Slice slice = done.resultNow();
                waits.add(slice.waits);
                first = Math.min(first, slice.begun);
                last = Math.max(last, slice.ended);
            }
            Histogram all = new Histogram(DIGITS);
            waits.forEach(all::add);
            return Sample.of(all, last - first);
        }
    }

    private Slice slice(Callable<? extends Writer> opening, CyclicBarrier start) throws Exception {
        Histogram waits = new Histogram(DIGITS);
        try (Writer writer = opening.call()) {
            start.await();
            long begun = System.nanoTime();
            long before = begun;
            long end = begun + duration.toNanos();
            for (long done = 0; done < each && before < end; done++) {
                writer.write();
                long after = System.nanoTime();
                waits.recordValue(after - before);
                before = after;
            }
            return new Slice(waits, begun, before);
        } catch (Exception failure) {
            // whoever still waits for the start must not wait for ever
            start.reset();
            throw failure;
        }
    }

    /** The failure itself, rather than that of those who waited for the failed one. */
    private static void throwFirst(List<Future<Slice>> slices) throws Exception {
        List<Exception> failures = slices.stream()
                .filter(done -> done.state() == Future.State.FAILED)
                .map(done -> new ExecutionException(done.exceptionNow()))
                .sorted(Comparator.comparing(failure -> failure.getCause() instanceof BrokenBarrierException))
                .<Exception>map(failure -> failure)
                .toList();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private record Slice(Histogram waits, long begun, long ended) {}
}
