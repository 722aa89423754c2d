package org.ibasho.faults.teller;

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
 * Axon's own JDBC engine, for the sabotage of that name: its readers remember a gap in the numbers only for so long, by
 * the clocks of whoever wrote the events around it.
 */
@Configuration(proxyBeanMethods = false)
class AxonEngine {

    private static final int SHORT_TIMEOUT_MS = 400;

    /** With all of Axon's defaults: a gap is given up after 60 seconds. */
    @Bean
    @ConditionalOnProperty(name = "faults.sabotage", havingValue = "axon-engine")
    EventStorageEngine patientAxonEngine(
            Serializer serializer,
            @Qualifier("connectionProvider") ConnectionProvider connections,
            TransactionManager transactions) {
        return builder(serializer, connections, transactions).build();
    }

    /** The same, for those who have not got so much time. */
    @Bean
    @ConditionalOnProperty(name = "faults.sabotage", havingValue = "axon-engine-short-timeout")
    EventStorageEngine hastyAxonEngine(
            Serializer serializer,
            @Qualifier("connectionProvider") ConnectionProvider connections,
            TransactionManager transactions) {
        return builder(serializer, connections, transactions)
                .gapTimeout(SHORT_TIMEOUT_MS)
                .gapCleaningThreshold(1)
                .build();
    }

    /** The relay begins at a place of our own engine's, which Axon's does not know. */
    @Bean
    @ConditionalOnExpression("'${faults.sabotage:}'.startsWith('axon-engine')")
    ConfigurerModule relayOnAxonsEngine() {
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
