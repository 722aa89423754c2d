package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Many commands while something else has all connections. */
@Timeout(120)
class ExhaustedPoolTest {

    private static final int WRITERS = 50;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final StoreDatabase database = new StoreDatabase();
    private final HikariDataSource pool = database.pool(2, Duration.ofMillis(400));
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(pool, TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 100);

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void commands_fail_in_time_and_store_nothing_and_the_next_ones_succeed() throws Exception {
        try (Connection one = pool.getConnection();
                Connection another = pool.getConnection()) {
            assertThat(one).isNotSameAs(another);
            for (CompletableFuture<Void> append : writers()) {
                assertThatThrownBy(append::join).hasCauseInstanceOf(CannotGetJdbcConnectionException.class);
            }
            assertThat(stored()).isZero();
        }
        writers().forEach(CompletableFuture::join);
        assertThat(stored()).isEqualTo(WRITERS);
    }

    private List<CompletableFuture<Void>> writers() {
        return Stream.generate(TestEvent::newStream)
                .limit(WRITERS)
                .map(stream ->
                        CompletableFuture.runAsync(() -> engine.appendEvents(TestEvent.event(stream, 0)), THREADS))
                .toList();
    }

    private long stored() {
        return database.jdbc()
                .sql("select count(*) from event")
                .query(Long.class)
                .single();
    }
}
