package org.ibasho.chassis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibasho.chassis.command.Receipt;
import org.junit.jupiter.api.Test;

class ReadModelsTest {

    private final ReadModels readModels = new ReadModels();

    @Test
    void does_not_wait_for_what_is_already_shown() {
        readModels.advance("calendar", "one", 3);
        readModels.advance("calendar", "one", 2);
        assertThatCode(() -> readModels.await("calendar", new Receipt("one", 3)))
                .doesNotThrowAnyException();
    }

    @Test
    void waits_for_its_own_stream_and_its_own_read_model() {
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> readModels.await("calendar", new Receipt("one", 3)));
        readModels.advance("calendar", "other", 3);
        readModels.advance("tally", "one", 3);
        readModels.advance("calendar", "one", 2);
        assertThat(waiting).isNotDone();
        readModels.advance("calendar", "one", 4);
        await().until(waiting::isDone);
        assertThat(waiting).isCompleted();
    }

    @Test
    void asks_the_database_once_about_what_it_has_not_heard_of() {
        AtomicInteger asked = new AtomicInteger();
        readModels.ask("calendar", stream -> {
            asked.incrementAndGet();
            return 3;
        });
        long begun = System.nanoTime();
        readModels.await("calendar", new Receipt("one", 3));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void gives_up_after_two_seconds_for_an_old_page_is_better_than_none() {
        readModels.ask("calendar", stream -> 2);
        long begun = System.nanoTime();
        readModels.await("calendar", new Receipt("one", 3));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
    }
}
