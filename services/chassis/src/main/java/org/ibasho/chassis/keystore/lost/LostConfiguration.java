package org.ibasho.chassis.keystore.lost;

import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for lost wrapping keys in each process that has a key store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.url")
class LostConfiguration {

    @Bean
    LostWrappingKeys lostWrappingKeysHealthIndicator(KeyStore store, WrappingKeys wrappingKeys) {
        return new LostWrappingKeys(store, wrappingKeys);
    }
}
