package org.ibasho.chassis.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.promotion.PromotionConfiguration.Fences;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.postgres.PostgresStandby;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A standby that had not received the last event is promoted; processes that have seen that event are running. */
@Tag("long")
@Timeout(300)
class PromotedStandbyTest {

    private static final String PASSWORD = "only-for-this-test";
    private static final String READER = "outbox";

    @TempDir
    private Path folder;

    private final AtomicInteger ended = new AtomicInteger();
    private PostgresServer server;
    private PostgresAccess.Database database;

    @BeforeEach
    void start() throws IOException {
        server = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL",
                Files.createDirectory(folder.resolve("primary")).resolve("data"),
                folder.resolve("postgres.log"),
                Ports.free(),
                PASSWORD,
                true));
        server.start();
        database = server.access().createDatabase("promoted", PASSWORD, PASSWORD);
        Flyway.configure()
                .dataSource(database.url(), database.migrator().username(), PASSWORD)
                .locations("classpath:db/chassis")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        server.kill();
    }

    /** An instance of a service, as far as the database is concerned. */
    private final class Instance implements AutoCloseable {

        private final HikariDataSource pool = new HikariDataSource();
        private final PromotionFence fence;
        private final JdbcClient jdbc;

        Instance(String url) {
            pool.setJdbcUrl(url);
            pool.setUsername(database.runtime().username());
            pool.setPassword(PASSWORD);
            pool.setMaximumPoolSize(2);
            pool.setConnectionTimeout(2_000);
            pool.setInitializationFailTimeout(-1);
            fence = Fences.around(pool, ended::incrementAndGet);
            pool.setDataSource(fence);
            jdbc = JdbcClient.create(pool);
        }

        Instance() {
            this(database.url());
        }

        StorePosition append(int number) {
            return jdbc.sql("""
                insert into event (stream_id, sequence_number, event_id, event_type, metadata, payload, recorded_at)
                values (?, ?, gen_random_uuid(), 'test', '{}', '{}', now())
                returning transaction_id::text::bigint, position
                """)
                    .params(new UUID(0, 1), number)
                    .query((row, n) -> new StorePosition(row.getLong(1), row.getLong(2)))
                    .single();
        }

        String value(String sql) {
            return jdbc.sql(sql).query(String.class).single();
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** Promotes a standby that lacks what the process appends last, and returns the position of that. */
    private StorePosition promoteWithoutLast(Instance process) {
        PostgresStandby standby = PostgresStandby.of(server, folder.resolve("standby"), Ports.free());
        process.append(1);
        standbyHas(standby, 2);
        standby.cutOff();
        StorePosition lost = process.append(2);
        server.kill();
        server = standby.takeOver();
        return lost;
    }

    private void standbyHas(PostgresStandby standby, int events) {
        JdbcClient reader =
                JdbcClient.create(new DriverManagerDataSource(standby.access().url("promoted"), "postgres", PASSWORD));
        await().until(() ->
                reader.sql("select count(*) from event").query(Integer.class).single() == events);
    }

    @Test
    void what_a_process_has_seen_before_a_promotion_is_not_taken_for_stored_after_it() {
        try (Instance process = new Instance();
                Instance later = new Instance()) {
            ReaderPositions positions = new ReaderPositions(process.jdbc);
            positions.open(READER);
            process.append(0);
            StorePosition lost = promoteWithoutLast(process);

            // the relay has sent the last event, and says so; at first the pool may have a connection that is dead
            await().untilAsserted(() -> {
                Throwable refused = catchThrowable(() -> positions.advance(READER, lost));
                assertThat(positionOfReader()).isLessThan(lost.index());
                assertThat(refused).hasStackTraceContaining("has another history");
            });
            assertThat(ended).hasPositiveValue();
            assertThat(later.value("select string_agg(number::text, ',' order by number) from era"))
                    .isEqualTo("1,2");
        }
    }

    /** Looked at from outside. */
    private long positionOfReader() {
        return JdbcClient.create(new DriverManagerDataSource(
                        database.url(), database.runtime().username(), PASSWORD))
                .sql("select position from reader_position where reader = ?")
                .param(READER)
                .query(Long.class)
                .single();
    }

    @Test
    void the_first_process_on_a_promoted_server_begins_an_era_and_has_the_history_published() {
        try (Instance before = new Instance()) {
            before.append(0);
            before.jdbc.sql("""
                        insert into published_event (topic, subject, sequence, event_id, stream_id, version, era)
                        select 't', 's', 1, event_id, stream_id, 1, 1 from event
                        """).update();
            assertThat(before.fence.era()).isEqualTo(1);
            promoteWithoutLast(before);
        }
        try (Instance first = new Instance();
                Instance second = new Instance()) {
            assertThat(first.value("select number || ' on ' || timeline from era order by number desc limit 1"))
                    .isEqualTo("2 on 2");
            assertThat(first.value("select asked_by from republication where ended_at is null"))
                    .isEqualTo("promotion");
            assertThat(second.value("select count(*) from era")).isEqualTo("2");
            assertThat(first.fence.era()).isEqualTo(2);
            assertThat(second.fence.era()).isEqualTo(2);
        }
        assertThat(ended).hasValue(0);
    }

    @Test
    void a_standby_is_no_server_for_a_service() {
        try (PostgresStandby standby = PostgresStandby.of(server, folder.resolve("standby"), Ports.free());
                Instance process = new Instance(standby.access().url("promoted"))) {
            assertThatThrownBy(() -> process.value("select 1")).hasStackTraceContaining("is a standby");
            assertThat(ended).hasValue(0);
        }
    }
}
