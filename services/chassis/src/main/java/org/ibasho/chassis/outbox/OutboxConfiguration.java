package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.ibasho.chassis.trace.TraceCarrier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    @ConditionalOnBean(ContractTranslator.class)
    OutboxRelay outboxRelay(
            ContractTranslator translator,
            @Value("${spring.application.name}") String service,
            JsonMapper json,
            KafkaTemplate<String, byte[]> kafka,
            TraceCarrier traces,
            MeterRegistry meters) {
        return new OutboxRelay(translator, new CloudEventWriter(service, json), kafka, traces, meters);
    }
}
