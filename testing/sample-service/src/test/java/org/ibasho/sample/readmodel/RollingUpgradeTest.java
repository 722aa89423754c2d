package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.projection.build.BuildConnection;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.UnusedDefinitions;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.TallyHistory;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.sample.tally.TallyReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two versions of a program with different definitions of a read model, each time on a database of their own. */
@Tag("long")
class RollingUpgradeTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OLD =
            ReadModelDefinition.of(TallyReadModel.NAME).id();

    private final String database = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);

    private SampleInstance startOld() {
        return ready(SampleInstance.start(database, "old"));
    }

    private SampleInstance startNewer() {
        return ready(NewerDefinition.start(database, "newer"));
    }

    private static SampleInstance ready(SampleInstance instance) {
        await().atMost(SOON).until(() -> isReady(instance));
        return instance;
    }

    private static boolean isReady(SampleInstance instance) {
        return instance.actuator("/health/readiness").statusCode() == 200;
    }

    private static ReadModelStatus status(SampleInstance instance) {
        return instance.bean(ReadModelCatalog.class).all().getFirst();
    }

    private static Receipt add(SampleInstance instance, String tally) {
        return instance.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(tally, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
    }

    private static int total(SampleInstance instance, String tally) {
        return instance.jdbc()
                .sql("select total from tally where id = ?")
                .param(tally)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static long sum(SampleInstance instance) {
        return instance.jdbc()
                .sql("select coalesce(sum(total), 0) from tally")
                .query(Long.class)
                .single();
    }

    private static boolean showsLabel(SampleInstance instance) {
        return instance.jdbc().sql("""
            select exists (
                select from information_schema.columns
                where table_name = 'tally' and column_name = 'label' and table_schema = any(current_schemas(false)))
            """).query(Boolean.class).single();
    }

    private static List<String> builds(SampleInstance instance) {
        return instance.jdbc()
                .sql("select id || ' ' || build from read_model order by live_since")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static void assertServes(SampleInstance instance, boolean newer) {
        assertThat(isReady(instance)).isTrue();
        assertThat(status(instance).state()).isEqualTo(State.LIVE);
        assertThat(showsLabel(instance)).isEqualTo(newer);
    }

    @Test
    void old_and_new_serve_side_by_side_each_what_it_knows() {
        try (SampleInstance old = startOld()) {
            TallyHistory.store(old.jdbc(), 100, 3);
            try (SampleInstance newer = startNewer()) {
                String tally = UUID.randomUUID().toString();
                add(newer, tally);
                add(old, tally);
                await().atMost(SOON).until(() -> total(old, tally) == 2 && total(newer, tally) == 2);
                await().atMost(SOON).until(() -> sum(old) == 302 && sum(newer) == 302);
                assertServes(old, false);
                assertServes(newer, true);
            }
            assertServes(old, false);
        }
    }

    @Test
    void an_old_program_that_starts_again_catches_up_and_takes_nothing_from_the_new_one() {
        startOld().close();
        try (SampleInstance newer = startNewer()) {
            TallyHistory.store(newer.jdbc(), 1_000, 3);
            await().atMost(SOON).until(() -> sum(newer) == 3_000);
            List<String> built = builds(newer);
            assertThat(built).hasSize(2);
            try (SampleInstance old = startOld()) {
                assertThat(sum(old)).isGreaterThanOrEqualTo(3_000 - 500);
                await().atMost(SOON).until(() -> sum(old) == 3_000);
                assertServes(old, false);
                assertServes(newer, true);
                assertThat(builds(newer)).isEqualTo(built);
            }
        }
    }

    @Test
    void during_an_upgrade_and_a_rollback_every_command_is_shown_by_the_instance_that_took_it() {
        AtomicReference<SampleInstance> serving = new AtomicReference<>(startOld());
        AtomicBoolean done = new AtomicBoolean();
        String tally = UUID.randomUUID().toString();
        CompletableFuture<Integer> load = CompletableFuture.supplyAsync(() -> addUntil(done, serving, tally));
        try {
            replace(serving, startNewer());
            replace(serving, startOld());
        } finally {
            done.set(true);
        }
        int added = load.join();
        try (SampleInstance last = serving.get()) {
            assertThat(added).isGreaterThan(10);
            assertThat(total(last, tally)).isEqualTo(added);
        }
    }

    /** The load goes to the next instance before the one before it stops. */
    private static void replace(AtomicReference<SampleInstance> serving, SampleInstance next) {
        SampleInstance before;
        synchronized (serving) {
            before = serving.getAndSet(next);
        }
        before.close();
    }

    private static int addUntil(AtomicBoolean done, AtomicReference<SampleInstance> serving, String tally) {
        int added = 0;
        while (!done.get()) {
            synchronized (serving) {
                SampleInstance instance = serving.get();
                Receipt receipt = add(instance, tally);
                added++;
                instance.bean(ReadModels.class).await(TallyReadModel.NAME, receipt);
                assertThat(total(instance, tally)).isEqualTo(added);
            }
        }
        return added;
    }

    private static List<String> schemas(SampleInstance instance) {
        return instance.jdbc()
                .sql("select nspname from pg_namespace where nspname like 'tallies%'")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void what_no_program_has_used_for_a_while_is_dropped_and_built_again_if_one_comes_back() {
        startOld().close();
        try (SampleInstance newer = startNewer()) {
            TallyHistory.store(newer.jdbc(), 10, 3);
            assertThat(schemas(newer)).hasSize(2).contains(OLD);
            newer.jdbc()
                    .sql("update read_model set used_at = now() - interval '25 hours' where id = ?")
                    .param(OLD)
                    .update();
            await().atMost(SOON).until(() -> !schemas(newer).contains(OLD));
            assertThat(builds(newer)).hasSize(1);
            try (SampleInstance old = startOld()) {
                await().atMost(SOON).until(() -> sum(old) == 30);
                assertServes(old, false);
                assertServes(newer, true);
            }
        }
    }

    @Test
    void tables_of_a_read_model_that_no_program_has_any_more_are_dropped() {
        try (SampleInstance newer = startNewer()) {
            newer.asOwner("create schema tallies_of_old_0123abcd create table tally_of_old (id int)");
            newer.jdbc().sql("""
                insert into read_model (id, name, definition, used_at)
                values ('tallies_of_old_0123abcd', 'tallies_of_old', '', now() - interval '25 hours')
                """).update();
            await().atMost(SOON)
                    .until(() -> schemas(newer).size() == 1 && builds(newer).size() == 1);
            assertServes(newer, true);
        }
    }

    @Test
    void what_somebody_still_reads_stays_whole_until_another_time() {
        startOld().close();
        try (SampleInstance newer = startNewer()) {
            newer.jdbc()
                    .sql("update read_model set used_at = now() - interval '25 hours' where id = ?")
                    .param(OLD)
                    .update();
            TransactionTemplate reading = new TransactionTemplate(newer.bean(PlatformTransactionManager.class));
            reading.executeWithoutResult(begun -> {
                newer.jdbc()
                        .sql("lock table %s.tally in access share mode".formatted(OLD))
                        .update();
                dropUnused(newer);
                assertThat(schemas(newer)).contains(OLD);
                assertThat(builds(newer)).hasSize(2);
            });
            await().atMost(SOON).until(() -> !schemas(newer).contains(OLD));
            assertServes(newer, true);
        }
    }

    private static void dropUnused(SampleInstance instance) {
        BuildConnection.Access owner = instance.bean(BuildConnection.Access.class);
        try (BuildConnection connection = BuildConnection.open(ReadModelDefinition.of(TallyReadModel.NAME), owner)) {
            Objects.requireNonNull(connection).dropUnused(instance.bean(UnusedDefinitions.class));
        }
    }

    @Test
    void a_process_that_slept_longer_than_that_builds_again() {
        try (SampleInstance old = startOld()) {
            TallyHistory.store(old.jdbc(), 10, 3);
            await().atMost(SOON).until(() -> sum(old) == 30);
            old.asOwner("""
                do $$ begin
                    execute 'drop schema %s cascade';
                    delete from read_model;
                    delete from reader_position where reader = '%s';
                end $$
                """.formatted(OLD, OLD));
            String tally = UUID.randomUUID().toString();
            add(old, tally);
            await().atMost(SOON).ignoreExceptions().until(() -> sum(old) == 31);
            assertServes(old, false);
        }
    }
}
