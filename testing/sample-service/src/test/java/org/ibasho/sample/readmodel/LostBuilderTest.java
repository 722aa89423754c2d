package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.projection.build.BuildConnection;
import org.ibasho.chassis.projection.build.ReadModelBuild;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.TallyHistory;
import org.ibasho.sample.tally.TallyEvent;
import org.ibasho.sample.tally.TallyReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A builder of a read model loses its lock while it sleeps, and another one builds meanwhile. */
class LostBuilderTest {

    private static final int TALLIES = 1_000;
    private static final int ADDITIONS = 9;
    private static final int STOPS_BEFORE_SWAP = 4;

    private final SampleInstance service = SampleInstance.start("lost_builder", "one");
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch wake = new CountDownLatch(1);

    @AfterEach
    void stop() {
        wake.countDown();
        service.close();
    }

    @Test
    void changes_nothing_of_its_successors_tables() {
        TallyHistory.store(service.jdbc(), TALLIES, ADDITIONS);
        await().atMost(Duration.ofSeconds(60)).until(() -> rightRows() == TALLIES);
        service.jdbc().sql("update tally set total = 0").update();

        AtomicInteger pages = new AtomicInteger();
        CompletableFuture<Void> lost =
                CompletableFuture.runAsync(() -> build(new Sleeping(), () -> pages.getAndIncrement() > 0));
        await().until(() -> asleep.getCount() == 0);
        service.asOwner("""
            do $$ begin
                perform pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
                    and database = (select oid from pg_database where datname = current_database());
            end $$
            """);

        AtomicInteger steps = new AtomicInteger();
        build(service.bean(TallyReadModel.class), () -> {
            if (steps.incrementAndGet() == STOPS_BEFORE_SWAP) {
                wake.countDown();
                lost.handle((done, failure) -> true).join();
            }
            return false;
        });
        assertThat(steps).hasValue(STOPS_BEFORE_SWAP);
        assertThat(rightRows()).isEqualTo(TALLIES);
        assertThat(lost).isCompletedExceptionally();
    }

    private int rightRows() {
        return service.jdbc()
                .sql("select count(*) from tally where total = ? and version = ?")
                .params(ADDITIONS, ADDITIONS - 1)
                .query(Integer.class)
                .single();
    }

    private void build(ReadModel<?, ?> readModel, BooleanSupplier stopping) {
        ReadModelDefinition definition = ReadModelDefinition.of(TallyReadModel.NAME);
        JdbcClient jdbc = service.jdbc();
        EventNames names = service.bean(EventNames.class);
        StoredEventPages history = new StoredEventPages(
                service.bean(EventStorageEngine.class), service.bean(Jackson3Serializer.class), names, true, jdbc);
        try (BuildConnection connection = open(definition)) {
            new ReadModelBuild(
                            definition,
                            new Projection<>(readModel),
                            new ReadModelRow(definition),
                            names,
                            history,
                            jdbc,
                            new TransactionTemplate(service.bean(PlatformTransactionManager.class)),
                            stopping)
                    .build(connection);
        }
    }

    /** Waits while the running service, which takes a dead builder's work up, is building. */
    private BuildConnection open(ReadModelDefinition definition) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Optional.ofNullable(
                                BuildConnection.open(definition, service.bean(BuildConnection.Access.class))),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Sleeps before it writes the first page, as a process on a paused machine does. */
    private final class Sleeping implements ReadModel<TallyEvent, TallyReadModel.Row> {

        private final TallyReadModel readModel = service.bean(TallyReadModel.class);

        @Override
        public String name() {
            return readModel.name();
        }

        @Override
        public Class<TallyEvent> events() {
            return readModel.events();
        }

        @Override
        public TallyReadModel.Row evolve(TallyReadModel.@Nullable Row row, TallyEvent event) {
            return readModel.evolve(row, event);
        }

        @Override
        public List<VersionedRow<TallyReadModel.Row>> load(JdbcClient jdbc, Collection<String> streamIds) {
            return readModel.load(jdbc, streamIds);
        }

        @Override
        public void save(JdbcClient jdbc, Collection<VersionedRow<TallyReadModel.Row>> rows) {
            asleep.countDown();
            try {
                wake.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            readModel.save(jdbc, rows);
        }
    }
}
