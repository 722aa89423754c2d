package org.ibasho.scheduling.notice;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ibasho.testing.Api;

/** Many who subscribe at the same time. */
public final class Crowd {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long ENOUGH = 120;

    private Crowd() {}

    /** The answers to all requests, which begin together. */
    public static List<Api.Answer> of(int size, IntFunction<Api.Answer> request) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, size)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> {
                                awaitStart(start);
                                return request.apply(n);
                            },
                            many))
                    .toList();
            start.countDown();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Limits begin anew with the hour: a test begins early enough before it. */
    public static void awaitAnHourWithTimeLeft() {
        await().atMost(Duration.ofSeconds(2 * ENOUGH))
                .until(() -> HOUR - Instant.now().getEpochSecond() % HOUR > ENOUGH);
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
