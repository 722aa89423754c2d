package org.ibasho.chassis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
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
}
