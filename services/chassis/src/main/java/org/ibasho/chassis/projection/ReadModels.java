package org.ibasho.chassis.projection;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.ibasho.chassis.command.Receipt;

/**
 * Lets the answer to a command wait until the next page shows the command's effect. This process's readers pass every
 * event, whichever instance projects it, and record the version of each stream here, so that no request has to poll
 * the database. Only for what happened long ago, or before this process started, the database is asked, once.
 *
 * <p>The wait ends with the effect or after the limit: a page that is a moment old is better than none, and it says
 * that the effect will appear.
 */
public final class ReadModels {

    /** Whether a wait of this thread ran out, for the page that follows. */
    private static final ThreadLocal<Boolean> RAN_OUT = ThreadLocal.withInitial(() -> false);

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(25);
    private static final int REMEMBERED = 10_000;

    private final ConcurrentMap<Position, Long> reached = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .<Position, Long>build()
            .asMap();
    private final Map<String, ToLongFunction<String>> stored = new ConcurrentHashMap<>();
    private final List<Waiter> waiters = new CopyOnWriteArrayList<>();

    /** Waits until the read model shows what the receipt is for; at most two seconds. */
    public void await(String readModel, Receipt receipt) {
        Waiter waiter =
                new Waiter(new Position(readModel, receipt.streamId()), receipt.version(), new CompletableFuture<>());
        waiters.add(waiter);
        try {
            if (!hasReached(waiter)
                    && !waiter.isDoneWithin(SOON)
                    && !isStored(waiter)
                    && !waiter.isDoneWithin(LIMIT.minus(SOON))) {
                RAN_OUT.set(true);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiters.remove(waiter);
        }
    }

    /** Whether a wait of this thread ran out since this method was last called. */
    public static boolean takeRanOut() {
        boolean ranOut = RAN_OUT.get();
        RAN_OUT.remove();
        return ranOut;
    }

    private boolean hasReached(Waiter waiter) {
        return reached.getOrDefault(waiter.position, -1L) >= waiter.version;
    }

    private boolean isStored(Waiter waiter) {
        ToLongFunction<String> versions = stored.get(waiter.position.readModel);
        return versions != null && versions.applyAsLong(waiter.position.streamId) >= waiter.version;
    }

    /**
     * Registers the query for a read model's version of a stream.
     *
     * @param versions the last event of a stream that is projected; -1 if none
     */
    void ask(String readModel, ToLongFunction<String> versions) {
        stored.put(readModel, versions);
    }

    void advance(String readModel, String streamId, long version) {
        Position position = new Position(readModel, streamId);
        reached.merge(position, version, Math::max);
        waiters.stream()
                .filter(waiter -> waiter.position.equals(position) && waiter.version <= version)
                .forEach(waiter -> waiter.done.complete(true));
    }

    private record Position(String readModel, String streamId) {}

    private record Waiter(Position position, long version, CompletableFuture<Boolean> done) {

        boolean isDoneWithin(Duration limit) throws InterruptedException {
            try {
                return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                return false;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
