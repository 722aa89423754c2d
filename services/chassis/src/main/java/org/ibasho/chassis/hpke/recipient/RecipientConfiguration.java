package org.ibasho.chassis.hpke.recipient;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.keystore.KeyStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of a service that receives sealed messages; it names {@link RecipientKeyEvent} among its events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.hpke.recipient")
@EnableConfigurationProperties(RecipientSettings.class)
class RecipientConfiguration {

    @Bean
    RecipientKeys recipientKeys(
            KeyStore store,
            @Value("${spring.application.name}") String recipient,
            RecipientSettings settings,
            Clock clock) {
        return new RecipientKeys(store, recipient, settings, clock);
    }

    @Bean
    KeyRotation keyRotation(
            @Value("${spring.application.name}") String recipient,
            RecipientKeys keys,
            EventHistory history,
            Commands commands) {
        return new KeyRotation(recipient, keys, new PublishedKeys(history, recipient), commands);
    }

    @Bean
    Erasures.History destroyedRecipientKeys(
            @Value("${spring.application.name}") String recipient, RecipientKeys keys, EventHistory history) {
        return new DestroyedKeys(new PublishedKeys(history, recipient)::all, keys);
    }

    @Bean
    MessageOpener messageOpener(RecipientKeys keys, MeterRegistry meters) {
        return new MessageOpener(keys, new UnreadableMessages(meters));
    }
}
