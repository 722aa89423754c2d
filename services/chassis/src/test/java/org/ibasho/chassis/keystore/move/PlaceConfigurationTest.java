package org.ibasho.chassis.keystore.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.keystore.vault.TransitServer;
import org.ibasho.chassis.keystore.vault.VaultProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrapping keys lie in one place, and in two only while they move. */
class PlaceConfigurationTest {

    @TempDir
    private Path temporary;

    private final WrappingKeys folder = new KeysetFolder(Path.of("nowhere"));

    @Test
    void one_place_is_used_also_after_a_move_to_it() {
        assertThat(PlaceConfiguration.inUse(List.of(folder), "")).isSameAs(folder);
        assertThat(PlaceConfiguration.inUse(List.of(folder), "folder")).isSameAs(folder);
    }

    @Test
    void two_places_are_used_while_keys_move_from_one_to_the_other() {
        try (TransitServer server = TransitServer.start()) {
            WrappingKeys vault = VaultProcesses.of(server, temporary);

            assertThat(PlaceConfiguration.inUse(List.of(folder, vault), "vault").places())
                    .containsExactly("vault", "folder");
            assertThat(PlaceConfiguration.inUse(List.of(folder, vault), "folder")
                            .places())
                    .containsExactly("folder", "vault");
        }
    }

    @Test
    void no_place_and_two_places_without_a_direction_are_refused_with_the_settings_named() {
        for (List<WrappingKeys> places : List.of(List.<WrappingKeys>of(), List.of(folder, folder))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> PlaceConfiguration.inUse(places, ""))
                    .withMessageContaining("ibasho.keys.wrapping-keys")
                    .withMessageContaining("ibasho.keys.vault.address")
                    .withMessageContaining(places.size() + " are set");
        }
    }

    @Test
    void a_direction_to_a_place_that_is_not_set_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlaceConfiguration.inUse(List.of(folder), "vault"))
                .withMessageContaining("vault, which is not set");
    }
}
