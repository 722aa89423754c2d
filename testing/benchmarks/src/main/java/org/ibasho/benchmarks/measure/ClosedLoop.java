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
 * A closed loop: each writer starts the next operation as soon as the last one is done.
 *
 * @param duration how long the loop lasts
 * @param each the maximum number of operations of each writer
 */
public record ClosedLoop(int writers, Duration duration, long each) {

    private static final int DIGITS = 3;

    /** As many operations as possible in this time. */
    public static ClosedLoop during(Duration duration, int writers) {
        return new ClosedLoop(writers, duration, Long.MAX_VALUE);
    }

    /** This many operations in total, divided among the writers, however long they take. */
    public static ClosedLoop of(long operations, int writers) {
        return new ClosedLoop(writers, Duration.ofHours(1), operations / writers);
    }

    /** The total number of operations, if it is limited. */
    public long operations() {
        return each * writers;
    }

    /** The operation of a writer; its own thread opens, uses and closes it. */
    @FunctionalInterface
    public interface Writer extends AutoCloseable {

        void write() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /** Runs the writers, each in its own thread. */
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
            // releases the writers that wait for the start
            start.reset();
            throw failure;
        }
    }

    /** Throws the original failure, not that of a writer that waited for the failed one. */
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
