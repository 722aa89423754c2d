package org.ibasho.scheduling.gathering.series;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.eventstore.StorePosition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the gatherings have followed their series: for good in the database, and of late for whoever waits for it. */
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

    /** The place of the last event that is done with. */
    StorePosition read() {
        return jdbc.sql("select transaction_id::text, position from series_progress")
                .query((row, n) -> new StorePosition(Long.parseLong(row.getString(1)), row.getLong(2)))
                .optional()
                .orElse(StorePosition.START);
    }

    /** Notes a place; of two instances the one that is ahead counts. */
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

    /** Waits until the gatherings have followed; at most three seconds, for they follow in any case. */
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
