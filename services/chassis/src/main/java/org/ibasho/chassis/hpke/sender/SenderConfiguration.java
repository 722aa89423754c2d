package org.ibasho.chassis.hpke.sender;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sealing for other services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PinnedKeys.class)
class SenderConfiguration {

    @Bean
    RecipientPublicKeys recipientPublicKeys(JdbcClient jdbc, PinnedKeys pins, MeterRegistry meters) {
        return new RecipientPublicKeys(jdbc, pins, meters);
    }

    @Bean
    MessageSealer messageSealer(RecipientPublicKeys keys, MeterRegistry meters) {
        return new MessageSealer(keys::present, meters);
    }
}
