package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads append at the same moment: they share transactions, but no conflict and no wait for a lock. */
class ConcurrentAppendsTest {

    private static final int WRITERS = 60;

    /** One more than there are lanes. */
    private static final int STUCK = 5;

    private final StoreDatabase database = new StoreDatabase();
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(database.source(), TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 100);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    @Test
    void a_stream_that_somebody_holds_keeps_its_own_waiting_and_nobody_else() {
        String held = TestEvent.newStream();
        StoreDatabase.OpenTransaction open = database.hold(() -> engine.appendEvents(TestEvent.event(held, 0)));
        CountDownLatch released = new CountDownLatch(1);
        List<CompletableFuture<Void>> stuck = IntStream.range(0, STUCK)
                .mapToObj(n -> appendAgainUntil(released, held))
                .toList();
        await().pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(waitingForALock()).isEqualTo(STUCK));

        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        // on a busy machine they may come one after the other, each alone in its group
        while (count("distinct transaction_id") == others.size()) {
            List<CompletableFuture<Void>> together = IntStream.range(0, WRITERS)
                    .mapToObj(n -> append(TestEvent.newStream()))
                    .toList();
            together.forEach(CompletableFuture::join);
            others.addAll(together);
        }

        for (int n = 0; n < WRITERS; n++) {
            others.add(append(TestEvent.newStream()));
            if (n % (WRITERS / STUCK) == 0) {
                waiting.add(append(held));
            }
        }
        // though there is somebody in their groups who has to wait
        others.forEach(CompletableFuture::join);
        // nobody waits for as long as the stream is held
        waiting.forEach(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(ConcurrencyException.class));
        released.countDown();
        stuck.forEach(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(ConcurrencyException.class));
        open.commit();
        assertThat(count("*")).isEqualTo(1 + others.size());
    }

    /** As commands do whose wait for a lock has ended. */
    private CompletableFuture<Void> appendAgainUntil(CountDownLatch released, String stream) {
        return append(stream)
                .exceptionallyCompose(conflict -> released.getCount() == 0
                        ? CompletableFuture.failedFuture(conflict.getCause())
                        : appendAgainUntil(released, stream));
    }

    @Test
    void of_two_at_each_place_one_is_stored_and_one_is_refused_whoever_is_in_their_group() {
        List<String> streams =
                Stream.generate(TestEvent::newStream).limit(WRITERS).toList();
        List<CompletableFuture<Void>> all = IntStream.range(0, 2 * WRITERS)
                .mapToObj(n -> append(streams.get(n % WRITERS)))
                .toList();
        all.forEach(one -> one.exceptionally(failure -> null).join());

        assertThat(count("*")).isEqualTo(WRITERS);
        assertThat(count("distinct stream_id")).isEqualTo(WRITERS);
        for (int n = 0; n < WRITERS; n++) {
            assertThat(Stream.of(all.get(n), all.get(n + WRITERS)).filter(CompletableFuture::isCompletedExceptionally))
                    .hasSize(1)
                    .allSatisfy(one -> assertThat(one.exceptionNow()).isInstanceOf(ConcurrencyException.class));
        }
    }

    @Test
    void of_two_transactions_that_stand_in_one_anothers_way_one_is_told_to_try_again() {
        String one = TestEvent.newStream();
        String other = TestEvent.newStream();
        CountDownLatch both = new CountDownLatch(2);
        List<CompletableFuture<Void>> crossing = List.of(cross(one, other, both), cross(other, one, both));
        crossing.forEach(it -> it.exceptionally(failure -> null).join());
        assertThat(crossing)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .singleElement()
                .satisfies(it -> assertThat(it.exceptionNow()).isInstanceOf(ConcurrencyException.class));
        assertThat(count("*")).isEqualTo(2);
    }

    private CompletableFuture<Void> cross(String first, String second, CountDownLatch both) {
        return CompletableFuture.runAsync(
                () -> database.transactions().executeWithoutResult(begun -> {
                    engine.appendEvents(TestEvent.event(first, 0));
                    both.countDown();
                    StoreDatabase.await(both);
                    engine.appendEvents(TestEvent.event(second, 0));
                }),
                threads);
    }

    @Test
    void the_server_remembers_the_statement_of_those_who_come_alone() {
        for (int n = 0; n < 10; n++) {
            engine.appendEvents(TestEvent.event(TestEvent.newStream(), 0));
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from pg_prepared_statements where statement like 'insert into event%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private CompletableFuture<Void> append(String stream) {
        return CompletableFuture.runAsync(() -> engine.appendEvents(TestEvent.event(stream, 0)), threads);
    }

    private long waitingForALock() {
        return database.jdbc()
                .sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(" + what + ") from event")
                .query(Long.class)
                .single();
    }
}
