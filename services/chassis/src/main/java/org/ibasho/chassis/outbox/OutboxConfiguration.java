package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.chassis.trace.TraceCarrier;
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

/** The relay: one of the service's instances is at it, the others stand by. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(ContractTranslator.class)
class OutboxConfiguration {

    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How often an instance that stands by looks whether the relay is free. */
    private static final long STAND_BY_MS = 1_000;

    @Bean
    PendingSends pendingSends(
            KafkaTemplate<String, byte[]> kafka, TokenStore tokens, PlatformTransactionManager transactions) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return new PendingSends(
                kafka::send,
                kafka.getProducerFactory()::reset,
                () -> transaction.executeWithoutResult(status -> tokens.extendClaim(OutboxRelay.NAME, 0)),
                PATIENCE);
    }

    @Bean
    OutboxRelay outboxRelay(
            ContractTranslator translator,
            @Value("${spring.application.name}") String service,
            JsonMapper json,
            PendingSends pendingSends,
            TraceCarrier traces,
            MeterRegistry meters) {
        return new OutboxRelay(translator, new CloudEventWriter(service, json), pendingSends, traces, meters);
    }

    /** Without a transaction around the batch: see {@link AcknowledgedTokens}. The token is then stored when the batch ends. */
    @Bean
    ConfigurerModule relayProcessor(
            TokenStore tokens,
            PlatformTransactionManager transactions,
            PendingSends pendingSends,
            Republication publication) {
        TokenStore acknowledged = new AcknowledgedTokens(
                tokens, new TransactionTemplate(transactions), pendingSends, publication::beginIfAsked);
        return axon -> axon.eventProcessing()
                .registerTokenStore(OutboxRelay.NAME, configuration -> acknowledged)
                .registerTransactionManager(OutboxRelay.NAME, configuration -> NoTransactionManager.instance())
                .registerTrackingEventProcessorConfiguration(
                        OutboxRelay.NAME,
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andInitialTrackingToken(source -> StorePosition.START)
                                .andTokenClaimInterval(STAND_BY_MS, TimeUnit.MILLISECONDS));
    }

    @Bean
    Republication publication(
            JdbcClient jdbc, PlatformTransactionManager transactions, TokenStore tokens, OperatorJournal journal) {
        return new Republication(jdbc, new TransactionTemplate(transactions), tokens, journal);
    }

    @Bean
    RepublicationStarter rewinding(
            Republication publication, org.axonframework.config.Configuration axon, PendingSends pendingSends) {
        return new RepublicationStarter(publication, axon, pendingSends);
    }

    @Bean
    LagMeter outboxLagMeter(JdbcClient jdbc, MeterRegistry meters) {
        return new LagMeter("ibasho.outbox.lag", new OutboxLag(jdbc)::measure, meters);
    }

    /** What the broker has not acknowledged when the process stops is sent again by the next one: no use in waiting for it. */
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
