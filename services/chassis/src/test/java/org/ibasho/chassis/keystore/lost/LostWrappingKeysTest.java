package org.ibasho.chassis.keystore.lost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.keystore.DataKey;
import org.ibasho.chassis.keystore.DataKeys.DataKeyLost;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.projection.build.StreamByStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A file of the folder is lost while the service is down: it starts, says so, and reads everybody else. */
@ExtendWith(OutputCaptureExtension.class)
class LostWrappingKeysTest {

    private static final String LOST = "a person of the first epoch";
    private static final String OTHER = "a person of the second";

    @TempDir
    private Path temporary;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private WrappingKeys folder() {
        return new KeysetFolder(temporary.resolve("keys"));
    }

    @Test
    void a_service_starts_without_a_wrapping_key_says_what_is_unreadable_and_serves_the_rest(CapturedOutput output)
            throws IOException {
        try (TestKeyStore store = TestKeyStore.fresh(this::folder)) {
            store.keys().forSealing(LOST);
            Path file = temporary.resolve("keys/epoch-1.json");
            Path found = Files.move(file, temporary.resolve("found-later.json"));
            store.turn().turn();
            store.keys().forSealing(OTHER);

            try (TestKeyStore restarted = store.another()) {
                LostWrappingKeys lost = new LostWrappingKeys(restarted.store(), folder());
                lost.bindTo(meters);
                lost.look();
                lost.look();

                assertThat(restarted.keys().find(OTHER)).isInstanceOf(DataKey.Usable.class);
                assertThat(restarted.keys().find(LOST)).isInstanceOf(DataKey.Unreadable.class);
                assertThatThrownBy(() -> restarted.keys().forSealing(LOST))
                        .isInstanceOfSatisfying(DataKeyLost.class, LostWrappingKeysTest::concernsOnePerson);
                assertThat(output.getAll())
                        .containsOnlyOnce("the wrapping key of epoch 1 is lost: 1 data keys")
                        .doesNotContain(LOST);
                assertThat(lost.health().getStatus().getCode()).isEqualTo("DEGRADED");
                assertThat(lost.health().getDetails()).containsEntry("unreadableDataKeysByEpoch", Map.of(1, 1));
                assertThat(meters.get("ibasho.keys.lost").gauge().value()).isEqualTo(1);

                Files.copy(found, file, StandardCopyOption.COPY_ATTRIBUTES);
                restarted.turn().turn();
                lost.look();
                assertThat(lost.health().getStatus()).isEqualTo(Status.UP);
            }
        }
    }

    /** A reader of events parks the stream, and goes on with the others. */
    private static void concernsOnePerson(RuntimeException failure) {
        assertThat(StreamByStream.mayBeAnEventsFault(failure)).isTrue();
        assertThat(TransientFailure.passes(failure)).isFalse();
    }

    @Test
    void the_wrapping_key_of_the_present_epoch_is_missed_before_any_turn() throws IOException {
        try (TestKeyStore store = TestKeyStore.fresh(this::folder)) {
            store.keys().forSealing(LOST);
            store.keys().forSealing(OTHER);
            Files.delete(temporary.resolve("keys/epoch-1.json"));

            LostWrappingKeys lost = new LostWrappingKeys(store.store(), folder());
            lost.look();

            assertThat(lost.health().getDetails()).containsEntry("unreadableDataKeysByEpoch", Map.of(1, 2));
        }
    }

    @Test
    void a_key_store_that_is_away_is_no_lost_wrapping_key(CapturedOutput output) {
        TestKeyStore store = TestKeyStore.fresh(this::folder);
        store.close();

        LostWrappingKeys lost = new LostWrappingKeys(store.store(), folder());
        lost.look();

        assertThat(lost.health().getStatus()).isEqualTo(Status.UP);
        assertThat(output.getAll()).contains("could not be looked for");
    }
}
