package org.ibasho.chassis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.sample.History;
import org.ibasho.chassis.sample.Instance;
import org.ibasho.chassis.sample.Sums;
import org.ibasho.chassis.sample.TallyCommand;
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

    private static Instance service;
    private static JdbcClient jdbc;
    private static ReadModelCatalog catalog;

    @BeforeAll
    static void start() {
        service = Instance.start("rebuild", "one");
        jdbc = service.jdbc();
        catalog = service.bean(ReadModelCatalog.class);
        History.make(jdbc, TALLIES, GROWTHS);
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
        catalog.rebuild(Sums.NAME);
        awaitLive();
    }

    private static void awaitLive() {
        await().atMost(Duration.ofSeconds(60)).until(() -> status().state() == State.LIVE);
    }

    private static String content() {
        return jdbc.sql("""
                select md5((select string_agg(s::text, ';' order by s.id) from sum s)
                    || (select string_agg(s::text, ';' order by s.sum_id, s.version) from step s))
                """).query((row, n) -> row.getString(1)).single();
    }

    private static int grow(String tally) {
        Receipt receipt = service.bean(Commands.class)
                .send(TallyCommand.class, new TallyCommand.Grow(tally, 1), IdempotencyKey.none(), 1);
        service.bean(ReadModels.class).await(Sums.NAME, receipt);
        return (int) receipt.version() + 1;
    }

    private static int total(String tally) {
        return jdbc.sql("select total from sum where id = ?")
                .param(tally)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static List<String> schemas() {
        return jdbc.sql("select nspname from pg_namespace where nspname like 'sums%' order by 1")
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
        await().untilAsserted(() -> assertThat(schemas()).containsExactly("sums"));
        assertThat(status()).isEqualTo(new ReadModelStatus(Sums.NAME, State.LIVE, 1, 0, 0));
    }

    private static long tables() {
        return jdbc.sql("select 'sum'::regclass::oid").query(Long.class).single();
    }

    @Test
    void what_was_wrong_is_right_afterwards() {
        String before = content();
        jdbc.sql("update sum set total = 0").update();
        jdbc.sql("delete from step where version = 3").update();
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
            long seen = jdbc.sql("select sum(total) from sum").query(Long.class).single();
            assertThat(seen).isGreaterThanOrEqualTo((long) TALLIES * GROWTHS);
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        return slowest;
    }

    private static int growUntil(AtomicBoolean done) {
        int grown = 0;
        while (!done.get()) {
            String tally = History.tally(1 + grown++ % TALLIES);
            int version = grow(tally);
            assertThat(total(tally)).isGreaterThanOrEqualTo(version);
        }
        return grown;
    }

    @Test
    void somebody_who_reads_for_long_holds_nobody_up_and_reads_on() {
        TransactionTemplate reading = new TransactionTemplate(service.bean(PlatformTransactionManager.class));
        reading.executeWithoutResult(begun -> {
            int before = total(History.tally(7));
            rebuild();
            assertThat(total(History.tally(7))).isEqualTo(before);
            assertThat(schemas()).hasSize(2).contains("sums");
        });
        rebuild();
        await().untilAsserted(() -> assertThat(schemas()).containsExactly("sums"));
    }

    @Test
    void says_how_far_it_is_and_refuses_to_begin_twice() {
        try (Sums.Held _ = Sums.holdUp(History.tally(TALLIES), GROWTHS - 1)) {
            catalog.rebuild(Sums.NAME);
            assertThatExceptionOfType(RebuildRefused.class).isThrownBy(() -> catalog.rebuild(Sums.NAME));
            assertThat(status().state()).isEqualTo(State.REBUILDING);
            await().until(() -> status().progress() > 0 && status().progress() < 1);
        }
        awaitLive();
        assertThat(status().progress()).isEqualTo(1);
    }

    @Test
    void knows_only_what_is_declared() {
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.rebuild("nothing"));
    }
}
