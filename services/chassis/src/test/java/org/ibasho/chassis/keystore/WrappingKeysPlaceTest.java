package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.junit.jupiter.api.Test;

/** Wrapping keys lie in one place. */
class WrappingKeysPlaceTest {

    private final WrappingKeys place = new KeysetFolder(java.nio.file.Path.of("nowhere"));

    @Test
    void no_place_and_two_places_are_refused_with_the_settings_named() {
        for (List<WrappingKeys> places : List.of(List.<WrappingKeys>of(), List.of(place, place))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> KeyStoreConfiguration.theOnly(places))
                    .withMessageContaining("ibasho.keys.wrapping-keys")
                    .withMessageContaining("ibasho.keys.vault.address")
                    .withMessageContaining(places.size() + " are set");
        }
    }
}
