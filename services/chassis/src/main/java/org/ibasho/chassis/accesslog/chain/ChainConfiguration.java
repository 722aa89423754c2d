package org.ibasho.chassis.accesslog.chain;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.witness.WitnessTable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The chains of processes, wherever there is an access log. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.access-log.url")
class ChainConfiguration {

    @Bean
    ChainTable accessLogChains(LogDatabase database) {
        return new ChainTable(database.jdbc());
    }

    @Bean
    ToldChains accessLogToldChains(ChainTable table, MeterRegistry meters) {
        return new ToldChains(table, meters);
    }

    @Bean
    ChainSender accessLogChainSender(EntryWriter writer, SigningKey accessLogKey, KafkaTemplate<String, byte[]> kafka) {
        return new ChainSender(writer, accessLogKey, kafka);
    }

    @Bean
    ChainReader accessLogChainReader(
            SigningKey accessLogKey,
            WitnessTable witnessed,
            ToldChains ownChains,
            ChainTable table,
            ConsumerFactory<String, byte[]> consumers) {
        return new ChainReader(accessLogKey.verifier(), origin -> keys(witnessed, origin), ownChains, table, consumers);
    }

    private static List<VerifierKey> keys(WitnessTable witnessed, String origin) {
        return witnessed.logs().stream()
                .filter(log -> log.origin().equals(origin))
                .map(log -> VerifierKey.parse(log.key()))
                .toList();
    }
}
