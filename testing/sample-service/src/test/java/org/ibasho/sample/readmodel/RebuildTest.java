package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.projection.RebuildRefused;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.TallyHistory;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.sample.tally.TallyReadModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A read model that is built again while the service is at work, on a database of its own. */
class RebuildTest {

    private static final int TALLIES = 2_000;
    private static final int GROWTHS = 20;
    private static final String SCHEMA =
            ReadModelDefinition.of(TallyReadModel.NAME).id();

    private static SampleInstance service;
    private static JdbcClient jdbc;
    private static ReadModelCatalog catalog;

    @BeforeAll
    static void start() {
        service = SampleInstance.start("rebuild", "one");
        jdbc = service.jdbc();
        catalog = service.bean(ReadModelCatalog.class);
        TallyHistory.store(jdbc, TALLIES, GROWTHS);
        await().atMost(Duration.ofSeconds(60)).until(() -> status().behindEvents() == 0);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static ReadModelStatus status() {
        return catalog.all().getFirst();
    }

    private static void rebuild() {
        catalog.rebuild(TallyReadModel.NAME);
        awaitLive();
    }

    private static void awaitLive() {
        await().atMost(Duration.ofSeconds(60)).until(() -> status().state() == State.LIVE);
    }

    private static String content() {
        return jdbc.sql("""
            select md5((select string_agg(s::text, ';' order by s.id) from tally s)
                || (select string_agg(s::text, ';' order by s.tally_id, s.version) from tally_step s))
            """).query((row, n) -> row.getString(1)).single();
    }

    private static int grow(String tally) {
        Receipt receipt = service.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(tally, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
        service.bean(ReadModels.class).await(TallyReadModel.NAME, receipt);
        return (int) receipt.version() + 1;
    }

    private static int total(String tally) {
        return jdbc.sql("select total from tally where id = ?")
                .param(tally)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static List<String> schemas() {
        return jdbc.sql("select nspname from pg_namespace where nspname like 'tallies%' order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void built_again_it_shows_the_same_in_other_tables() {
        String before = content();
        long tables = tables();
        rebuild();
        assertThat(content()).isEqualTo(before);
        assertThat(tables()).isNotEqualTo(tables);
        await().untilAsserted(() -> assertThat(schemas()).containsExactly(SCHEMA));
        assertThat(status()).isEqualTo(new ReadModelStatus(TallyReadModel.NAME, State.LIVE, 1, 0, 0));
    }

    private static long tables() {
        return jdbc.sql("select 'tally'::regclass::oid").query(Long.class).single();
    }

    @Test
    void what_was_wrong_is_right_afterwards() {
        String before = content();
        jdbc.sql("update tally set total = 0").update();
        jdbc.sql("delete from tally_step where version = 3").update();
        rebuild();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void meanwhile_nobody_waits_nobody_sees_half_of_it_and_every_command_is_seen_at_once() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> slowest = threads.submit(() -> lookUntil(done));
            Future<Integer> grown = threads.submit(() -> growUntil(done));
            for (int n = 0; n < 3; n++) {
                rebuild();
            }
            done.set(true);
            assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(1));
            assertThat(grown.get()).isGreaterThan(10);
        }
    }

    /** Looks again and again; how long the slowest look took, in nanoseconds. */
    private static long lookUntil(AtomicBoolean done) {
        long slowest = 0;
        while (!done.get()) {
            long begun = System.nanoTime();
            long seen =
                    jdbc.sql("select sum(total) from tally").query(Long.class).single();
            assertThat(seen).isGreaterThanOrEqualTo((long) TALLIES * GROWTHS);
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        return slowest;
    }

    private static int growUntil(AtomicBoolean done) {
        int grown = 0;
        while (!done.get()) {
            String tally = TallyHistory.tally(1 + grown++ % TALLIES);
            int version = grow(tally);
            assertThat(total(tally)).isGreaterThanOrEqualTo(version);
        }
        return grown;
    }

    @Test
    void somebody_who_reads_for_long_holds_nobody_up_and_reads_on() {
        TransactionTemplate reading = new TransactionTemplate(service.bean(PlatformTransactionManager.class));
        reading.executeWithoutResult(begun -> {
            int before = total(TallyHistory.tally(7));
            rebuild();
            assertThat(total(TallyHistory.tally(7))).isEqualTo(before);
            assertThat(schemas()).hasSize(2).contains(SCHEMA);
        });
        rebuild();
        await().untilAsserted(() -> assertThat(schemas()).containsExactly(SCHEMA));
    }

    @Test
    void says_how_far_it_is_and_refuses_to_begin_twice() {
        try (TallyReadModel.Hold _ = TallyReadModel.holdAt(TallyHistory.tally(TALLIES), GROWTHS - 1)) {
            catalog.rebuild(TallyReadModel.NAME);
            assertThatExceptionOfType(RebuildRefused.class).isThrownBy(() -> catalog.rebuild(TallyReadModel.NAME));
            assertThat(status().state()).isEqualTo(State.REBUILDING);
            await().until(() -> status().progress() > 0 && status().progress() < 1);
        }
        awaitLive();
        assertThat(status().progress()).isEqualTo(1);
    }

    /** As after a kill of the instance that built. */
    @Test
    void what_a_killed_builder_left_is_taken_up_by_an_instance_that_runs() {
        long tables = tables();
        jdbc.sql("update read_model set building_since = now()").update();
        assertThat(status().state()).isEqualTo(State.REBUILDING);
        awaitLive();
        assertThat(tables()).isNotEqualTo(tables);
    }

    @Test
    void knows_only_what_is_declared() {
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.rebuild("nothing"));
    }
}
