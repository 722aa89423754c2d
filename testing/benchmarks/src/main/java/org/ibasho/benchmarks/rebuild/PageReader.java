package org.ibasho.benchmarks.rebuild;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads one meeting after the other from the read model, as pages do, during other work. It must find every one, every
 * time.
 */
final class PageReader {

    private static final int DIGITS = 3;
    private static final int MEETINGS = 1_000;
    private static final int LENGTH = 10;

    private final JdbcClient jdbc;
    private final List<String> meetings;

    PageReader(RunningService service) {
        this.jdbc = service.bean(JdbcClient.class);
        this.meetings = jdbc.sql("select stream_id from event where sequence_number = %d order by random() limit %d"
                        .formatted(LENGTH - 1, MEETINGS))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The latencies of the reader during the work. */
    Sample during(Callable<?> work) throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            Future<Histogram> waits = threads.submit(() -> readUntil(ended));
            try {
                work.call();
            } finally {
                ended.complete(true);
            }
            return Sample.of(result(waits));
        }
    }

    private static Histogram result(Future<Histogram> waits) throws InterruptedException {
        try {
            return waits.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a reader was not served", failure.getCause());
        }
    }

    private Histogram readUntil(CompletableFuture<Boolean> ended) {
        Histogram waits = new Histogram(DIGITS);
        for (int turn = 0; !ended.isDone(); turn++) {
            String meeting = meetings.get(turn % meetings.size());
            long begun = System.nanoTime();
            int announcements = jdbc.sql("select announcements from meeting where id = ?")
                    .param(meeting)
                    .query(Integer.class)
                    .single();
            waits.recordValue(System.nanoTime() - begun);
            if (announcements != LENGTH) {
                throw new IllegalStateException(
                        "a part of a meeting was shown: %d of %d events".formatted(announcements, LENGTH));
            }
        }
        return waits;
    }
}
