package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.PostgresEventStorageEngine;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderHealth;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.chassis.trace.TraceCarrier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The relay: one of the service's instances has it, the others stand by. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(ContractTranslator.class)
class OutboxConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    PendingSends pendingSends(KafkaTemplate<String, byte[]> kafka, ReaderPositions positions, Instance instance) {
        return new PendingSends(
                kafka::send,
                kafka.getProducerFactory()::reset,
                () -> positions.extendClaim(OutboxRelay.NAME, instance.process()),
                PATIENCE);
    }

    @Bean
    OutboxRelay outboxRelay(
            ContractTranslator translator,
            @Value("${spring.application.name}") String service,
            JsonMapper json,
            JdbcClient jdbc,
            PendingSends pendingSends,
            TraceCarrier traces,
            MeterRegistry meters) {
        return new OutboxRelay(
                translator,
                new PublicationNumbers(jdbc),
                new CloudEventWriter(service, json),
                pendingSends,
                traces,
                meters);
    }

    @Bean
    OutboxRelayRunner outboxRelayRunner(
            EventStore events,
            EventStorageEngine engine,
            ObjectProvider<PostgresEventStorageEngine> postgres,
            JdbcClient jdbc,
            ReaderPositions positions,
            Instance instance,
            PendingSends pendingSends,
            OutboxRelay relay,
            Republication republication,
            EventNames names,
            ParkedStreams parked,
            StreamEvents streams,
            PlatformTransactionManager transactions,
            ReaderHealth health,
            MeterRegistry meters) {
        StreamParking parking = new StreamParking(OutboxRelay.NAME, Event.class, names, parked);
        parking.bindTo(meters);
        OutboxRelayRunner runner = new OutboxRelayRunner(
                events,
                positions,
                instance,
                pendingSends,
                relay::prepare,
                relay::publish,
                new StoredHistory(
                        postgres::getObject, republication, new PublicationNumbers(jdbc), relay, StoredHistory.PAGE),
                parking,
                streams,
                new TransactionTemplate(transactions),
                engine instanceof PostgresEventStorageEngine);
        health.watch(runner.thread());
        return runner;
    }

    @Bean
    Republication republication(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ReaderPositions positions,
            Instance instance,
            OperatorJournal journal) {
        return new Republication(jdbc, new TransactionTemplate(transactions), positions, instance.process(), journal);
    }

    @Bean
    LagMeter outboxLagMeter(JdbcClient jdbc, MeterRegistry meters) {
        return new LagMeter("ibasho.outbox.lag", new OutboxLag(jdbc)::measure, meters);
    }

    /**
     * What the broker has not acknowledged when the process stops is sent again by the next one: no use in waiting
     * for it.
     */
    @Bean
    DefaultKafkaProducerFactoryCustomizer hastyProducerFactory() {
        return factory -> factory.setPhysicalCloseTimeout(1);
    }

    /** Spring's own would write a message that could not be sent into the log, content and all. */
    @Bean
    ProducerListener<Object, Object> silentProducerListener() {
        return new ProducerListener<>() {};
    }
}
