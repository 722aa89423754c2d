package org.ibasho.faults.publisher;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's JDBC engine for the sabotages of that name. Its readers give up a gap in the positions after a timeout, which
 * they measure with the timestamps of the writers.
 */
@Configuration(proxyBeanMethods = false)
class AxonJdbcEngine {

    private static final int SHORT_TIMEOUT_MS = 400;

    /** With Axon's defaults: readers give up a gap after 60 seconds. */
    @Bean
    @ConditionalOnProperty(name = "faults.sabotage", havingValue = "axon-engine")
    EventStorageEngine axonEngine(
            Serializer serializer,
            @Qualifier("connectionProvider") ConnectionProvider connections,
            TransactionManager transactions) {
        return builder(serializer, connections, transactions).build();
    }

    /** With a short timeout, so that a control takes seconds instead of minutes. */
    @Bean
    @ConditionalOnProperty(name = "faults.sabotage", havingValue = "axon-engine-short-timeout")
    EventStorageEngine axonEngineWithShortTimeout(
            Serializer serializer,
            @Qualifier("connectionProvider") ConnectionProvider connections,
            TransactionManager transactions) {
        return builder(serializer, connections, transactions)
                .gapTimeout(SHORT_TIMEOUT_MS)
                .gapCleaningThreshold(1)
                .build();
    }

    /** The initial token of our relay is one of our engine's, which Axon's does not know. */
    @Bean
    @ConditionalOnExpression("'${faults.sabotage:}'.startsWith('axon-engine')")
    ConfigurerModule relayOnAxonEngine() {
        return new ConfigurerModule() {
            @Override
            public void configureModule(Configurer axon) {
                axon.eventProcessing()
                        .registerTrackingEventProcessorConfiguration(
                                "outbox",
                                configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                        .andInitialTrackingToken(StreamableMessageSource::createTailToken));
            }

            @Override
            public int order() {
                return Integer.MAX_VALUE;
            }
        };
    }

    private static JdbcEventStorageEngine.Builder builder(
            Serializer serializer, ConnectionProvider connections, TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .dataType(String.class)
                .schema(EventSchema.builder()
                        .eventTable("axon_event")
                        .snapshotTable("axon_snapshot")
                        .globalIndexColumn("position")
                        .aggregateIdentifierColumn("stream_id")
                        .sequenceNumberColumn("sequence_number")
                        .typeColumn("stream_type")
                        .eventIdentifierColumn("event_id")
                        .metaDataColumn("metadata")
                        .payloadColumn("payload")
                        .payloadRevisionColumn("revision")
                        .payloadTypeColumn("event_type")
                        .timestampColumn("recorded_at")
                        .build());
    }
}
