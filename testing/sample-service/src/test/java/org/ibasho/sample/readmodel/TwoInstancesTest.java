package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.projection.RebuildRefused;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.TallyHistory;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.sample.tally.TallyReadModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of one service share its read models. */
@Tag("long")
class TwoInstancesTest {

    private static SampleInstance one;
    private static SampleInstance two;

    @BeforeAll
    static void start() {
        one = SampleInstance.start("two_instances", "one");
        two = SampleInstance.start("two_instances", "two");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    private static Receipt grow(SampleInstance instance, String tally) {
        return instance.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(tally, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
    }

    private static void awaitShown(SampleInstance instance, Receipt receipt) {
        instance.bean(ReadModels.class).await(TallyReadModel.NAME, receipt);
    }

    private static int total(SampleInstance instance, String tally) {
        return instance.jdbc()
                .sql("select total from tally where id = ?")
                .param(tally)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Test
    void whichever_shows_it_both_know_when_it_is_shown() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> people = IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<Boolean>) () -> askAndLook(n % 2 == 0 ? one : two, n % 2 == 0 ? two : one))
                    .toList();
            for (Future<Boolean> saw : threads.invokeAll(people)) {
                assertThat(saw.get()).isTrue();
            }
        }
    }

    /** Twenty commands in one process, each looked for at once there and in the other. */
    private static boolean askAndLook(SampleInstance asked, SampleInstance other) {
        String tally = UUID.randomUUID().toString();
        for (int n = 1; n <= 20; n++) {
            Receipt receipt = grow(asked, tally);
            long begun = System.nanoTime();
            awaitShown(asked, receipt);
            assertThat(total(asked, tally)).isEqualTo(n);
            awaitShown(other, receipt);
            assertThat(total(other, tally)).isEqualTo(n);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));
        }
        return true;
    }

    @Test
    void what_happened_before_a_process_began_is_asked_of_the_database() {
        String tally = UUID.randomUUID().toString();
        Receipt receipt = grow(one, tally);
        awaitShown(one, receipt);
        try (SampleInstance late = SampleInstance.start("two_instances", "late")) {
            long begun = System.nanoTime();
            awaitShown(late, receipt);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void one_builds_and_the_other_serves() {
        TallyHistory.store(one.jdbc(), 1_000, 20);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(one).behindEvents() == 0);
        ReadModelCatalog there = two.bean(ReadModelCatalog.class);
        String tally = UUID.randomUUID().toString();
        try (TallyReadModel.Hold _ = TallyReadModel.holdAt(TallyHistory.tally(1_000), 19)) {
            one.bean(ReadModelCatalog.class).rebuild(TallyReadModel.NAME);
            assertThatExceptionOfType(RebuildRefused.class).isThrownBy(() -> there.rebuild(TallyReadModel.NAME));
            assertThat(status(two).state()).isEqualTo(State.REBUILDING);
            awaitShown(two, grow(two, tally));
            assertThat(total(two, tally)).isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> status(two).state() == State.LIVE);
        assertThat(total(two, tally)).isEqualTo(1);
        awaitShown(two, grow(two, tally));
        assertThat(total(one, tally)).isEqualTo(2);
    }

    private static ReadModelStatus status(SampleInstance instance) {
        return instance.bean(ReadModelCatalog.class).all().getFirst();
    }
}
