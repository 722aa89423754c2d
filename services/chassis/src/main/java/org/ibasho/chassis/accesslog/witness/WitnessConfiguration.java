package org.ibasho.chassis.accesslog.witness;

import io.micrometer.core.instrument.MeterRegistry;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
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
    WitnessAlarms accessLogWitnessAlarms(LogDatabase database) {
        return new WitnessAlarms(database.jdbc());
    }

    @Bean
    WitnessedHeads accessLogWitnessedHeads(
            LogDatabase database, SigningKey accessLogKey, EntryWriter writer, KeepingTerm term) {
        return new WitnessedHeads(database, accessLogKey.verifier(), writer, term);
    }

    @Bean
    HeadClock accessLogHeadClock() {
        return new HeadClock();
    }

    @Bean
    HeadSender accessLogHeadSender(
            WitnessedHeads heads, SigningKey accessLogKey, HeadClock clock, KafkaTemplate<String, byte[]> kafka) {
        return new HeadSender(heads, accessLogKey.verifier(), clock, kafka);
    }

    @Bean
    Witness accessLogWitnessOfTheOther(
            LogDatabase database,
            WitnessTable table,
            SigningKey accessLogKey,
            @Value("${ibasho.access-log.witnessed-key:}") String witnessedKey,
            KeepingTerm term) {
        return new Witness(
                database,
                accessLogKey,
                witnessedKey.isEmpty() ? null : VerifierKey.parse(witnessedKey),
                term,
                table::time);
    }

    @Bean
    WitnessMetrics accessLogWitnessMetrics(EntryWriter writer, WitnessAlarms alarms, MeterRegistry meters) {
        return new WitnessMetrics(writer.unwitnessed(), alarms, System::nanoTime, meters);
    }

    @Bean
    WitnessRunner accessLogWitness(
            Witness witness,
            WitnessTable table,
            WitnessedHeads heads,
            WitnessMetrics metrics,
            HeadClock clock,
            SigningKey accessLogKey,
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka) {
        return new WitnessRunner(accessLogKey.verifier(), witness, table, heads, metrics, clock, consumers, kafka);
    }
}
