package org.ibasho.chassis.reaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.ibasho.chassis.command.Receipt;

/** Which events this process's reactions are done with, of late, for whoever waits for that. */
final class ReactionProgress {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int REMEMBERED = 1_000;

    private final Object lock = new Object();
    private final Cache<Stream, Long> reached =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Stream(String reaction, String id) {}

    void done(String reaction, String streamId, long version) {
        synchronized (lock) {
            reached.asMap().merge(new Stream(reaction, streamId), version, Math::max);
            lock.notifyAll();
        }
    }

    void await(String reaction, Receipt receipt) {
        Stream stream = new Stream(reaction, receipt.streamId());
        long end = System.nanoTime() + LIMIT.toNanos();
        synchronized (lock) {
            try {
                long left = LIMIT.toMillis();
                while (left > 0 && version(stream) < receipt.version()) {
                    lock.wait(left);
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long version(Stream stream) {
        return Objects.requireNonNullElse(reached.getIfPresent(stream), -1L);
    }
}
