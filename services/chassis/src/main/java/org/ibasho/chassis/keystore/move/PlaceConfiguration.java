package org.ibasho.chassis.keystore.move;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.keystore.vault.VaultTransit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The place of the wrapping keys that is set, or both while they move from one to the other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.url")
class PlaceConfiguration {

    /** @param moveTo the name of the place where new keys are made; it may stay set after the move */
    @Bean
    @Primary
    WrappingKeys wrappingKeysInUse(
            ObjectProvider<KeysetFolder> folder,
            ObjectProvider<VaultTransit> vault,
            @Value("${ibasho.keys.move-to:}") String moveTo) {
        return inUse(
                Stream.<WrappingKeys>concat(folder.stream(), vault.stream()).toList(), moveTo);
    }

    static WrappingKeys inUse(List<WrappingKeys> places, String moveTo) {
        List<WrappingKeys> targets =
                places.stream().filter(place -> place.places().contains(moveTo)).toList();
        if (!moveTo.isEmpty() && targets.isEmpty()) {
            throw new IllegalStateException("ibasho.keys.move-to is " + moveTo
                    + ", which is not set: it may be folder (ibasho.keys.wrapping-keys) or vault"
                    + " (ibasho.keys.vault.address)");
        }
        if (places.size() == 1) {
            return places.getFirst();
        }
        if (places.isEmpty() || targets.isEmpty()) {
            throw new IllegalStateException("wrapping keys lie in one place: set either ibasho.keys.wrapping-keys, a"
                    + " folder, or ibasho.keys.vault.address; " + places.size() + " are set. While they move from one"
                    + " to the other, set both, and ibasho.keys.move-to");
        }
        List<WrappingKeys> others = places.stream()
                .filter(place -> !place.places().contains(moveTo))
                .toList();
        return new MovingWrappingKeys(others.getFirst(), targets.getFirst());
    }
}
