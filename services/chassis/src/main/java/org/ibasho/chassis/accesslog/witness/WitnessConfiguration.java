package org.ibasho.chassis.accesslog.witness;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The witness of the other side's log, and what it says of ours, wherever there is an access log. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.access-log.url")
class WitnessConfiguration {

    @Bean
    WitnessTable accessLogWitnessTable(LogDatabase database) {
        return new WitnessTable(database.jdbc());
    }

    @Bean
    WitnessedHeads accessLogWitnessedHeads(LogDatabase database, SigningKey accessLogKey, EntryWriter writer) {
        return new WitnessedHeads(database, accessLogKey.verifier(), writer);
    }

    @Bean
    HeadSender accessLogHeadSender(WitnessedHeads heads, SigningKey accessLogKey, KafkaTemplate<String, byte[]> kafka) {
        return new HeadSender(heads, accessLogKey.verifier(), kafka);
    }

    @Bean
    WitnessRunner accessLogWitness(
            LogDatabase database,
            WitnessTable table,
            WitnessedHeads heads,
            EntryWriter writer,
            SigningKey accessLogKey,
            @Value("${ibasho.access-log.witnessed-key:}") String witnessedKey,
            ObjectProvider<Clock> clock,
            MeterRegistry meters,
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka) {
        Witness witness =
                new Witness(database, accessLogKey, witnessedKey.isEmpty() ? null : VerifierKey.parse(witnessedKey));
        WitnessMetrics metrics =
                new WitnessMetrics(writer.unwitnessed(), table, clock.getIfAvailable(Clock::systemUTC), meters);
        return new WitnessRunner(accessLogKey.verifier(), witness, table, heads, metrics, consumers, kafka);
    }
}
