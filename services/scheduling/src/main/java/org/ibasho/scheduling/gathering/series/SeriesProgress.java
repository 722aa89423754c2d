package org.ibasho.scheduling.gathering.series;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.eventstore.StorePosition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the gatherings have followed their series: persistent in the database, and in memory for those who wait. */
@Component
class SeriesProgress {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final Object lock = new Object();
    private final Map<String, Long> reached = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    SeriesProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position of the last processed event. */
    StorePosition read() {
        return jdbc.sql("select transaction_id::text, position from series_progress")
                .query((row, n) -> new StorePosition(Long.parseLong(row.getString(1)), row.getLong(2)))
                .optional()
                .orElse(StorePosition.START);
    }

    /** Stores a position; of two instances the later position wins. */
    void note(StorePosition place) {
        jdbc.sql("""
                insert into series_progress (only_row, transaction_id, position) values (true, ?::text::xid8, ?)
                on conflict (only_row) do update
                    set transaction_id = excluded.transaction_id, position = excluded.position
                    where (series_progress.transaction_id, series_progress.position)
                        < (excluded.transaction_id, excluded.position)
                """)
                .params(Long.toString(place.transactionId()), place.index())
                .update();
    }

    void carriedOut(String seriesId, long version) {
        synchronized (lock) {
            reached.merge(seriesId, version, Math::max);
            lock.notifyAll();
        }
    }

    /** Waits at most three seconds until the gatherings have followed; they follow in any case. */
    void await(Receipt receipt) {
        long end = System.nanoTime() + LIMIT.toNanos();
        synchronized (lock) {
            try {
                long left = LIMIT.toMillis();
                while (left > 0 && reached.getOrDefault(receipt.streamId(), -1L) < receipt.version()) {
                    lock.wait(left);
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
