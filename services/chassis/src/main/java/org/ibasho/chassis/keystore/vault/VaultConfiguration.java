package org.ibasho.chassis.keystore.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the wrapping keys from a vault, where one is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.vault.address")
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {

    /** @param side {@code npo} or {@code centre}; each has keys of its own */
    @Bean
    VaultTransit vaultTransit(VaultSettings settings, @Value("${ibasho.side}") String side) {
        return new VaultTransit(new TransitEngine(settings), side);
    }
}
