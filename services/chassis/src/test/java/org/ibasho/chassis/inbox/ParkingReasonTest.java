package org.ibasho.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkingReasonTest {

    private static final String PERSON = "a person whose key is lost";

    @TempDir
    private Path folder;

    @Test
    void a_message_about_somebody_whose_key_is_lost_is_tried_until_the_key_is_found() throws IOException {
        try (TestKeyStore store = TestKeyStore.fresh(() -> new KeysetFolder(folder))) {
            store.keys().forSealing(PERSON);
            Files.delete(folder.resolve("epoch-1.json"));
            store.turn().turn();
            try (TestKeyStore restarted = store.another()) {
                Throwable lost = catchThrowable(() -> restarted.keys().forSealing(PERSON));

                assertThat(ParkingReason.of(lost))
                        .isEqualTo(new ParkingReason("failed", "DataKeyLost", ParkingReason.Retries.UNLIMITED));
            }
        }
    }
}
