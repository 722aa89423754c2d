package org.ibasho.chassis.sealing;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.ibasho.chassis.keystore.DataKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Seals in events and tables, wherever there is a key store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.url")
class SealingConfiguration {

    @Bean
    UnreadableData unreadableData(MeterRegistry meters) {
        return new UnreadableData(meters);
    }

    @Bean
    Sealer sealer(DataKeys keys, UnreadableData unreadable) {
        return new Sealer(keys, unreadable);
    }

    @Bean
    StoredJson storedJson(JsonMapper json, Sealer sealer, UnreadableData unreadable) {
        return new StoredJson(json, sealer, unreadable);
    }

    /** Events hold nothing plain: whoever was erased can't be written about any more. */
    @Bean
    Jackson3SerializerCustomizer sealsPersonalData(Sealer sealer, UnreadableData unreadable) {
        JsonMapper plain = JsonMapper.builder().findAndAddModules().build();
        return json -> json.addModule(new SealingModule(plain, sealer, unreadable, sealer::seal));
    }
}
