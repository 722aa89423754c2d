package org.ibasho.faults.publisher;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.outbox.OutboxRelay;
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
    private static final String ON_AXON_ENGINE = "'${faults.sabotage:}'.startsWith('axon-engine')";

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

    @Bean
    @ConditionalOnExpression(ON_AXON_ENGINE)
    ConnectionProvider connectionProvider(DataSource source) {
        return new SpringDataSourceConnectionProvider(source);
    }

    @Bean
    @ConditionalOnExpression(ON_AXON_ENGINE)
    TokenStore axonTokenStore(
            @Qualifier("connectionProvider") ConnectionProvider connections, Serializer serializer, Instance instance) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(String.class)
                .nodeId(instance.name())
                .schema(TokenSchema.builder()
                        .setTokenTable("axon_token")
                        .setProcessorNameColumn("processor")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }

    /** Our relay reads our engine's events only; here one of Axon's processors hands it the events. */
    @Bean
    @ConditionalOnExpression(ON_AXON_ENGINE)
    ConfigurerModule relayOnAxonEngine() {
        return axon -> axon.eventProcessing()
                .registerTrackingEventProcessor(RelayOnAxonEngine.NAME)
                .registerTrackingEventProcessorConfiguration(
                        RelayOnAxonEngine.NAME,
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerListenerInvocationErrorHandler(
                        RelayOnAxonEngine.NAME, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(RelayOnAxonEngine.NAME, configuration -> PropagatingErrorHandler.instance());
    }

    @Bean
    @ConditionalOnExpression(ON_AXON_ENGINE)
    RelayOnAxonEngine relayHandler(OutboxRelay relay) {
        return new RelayOnAxonEngine(relay);
    }

    /** Publishes each event and waits until Kafka has acknowledged it, before Axon stores the token. */
    @ProcessingGroup(RelayOnAxonEngine.NAME)
    static final class RelayOnAxonEngine {

        private static final String NAME = "outbox";

        private final OutboxRelay relay;

        RelayOnAxonEngine(OutboxRelay relay) {
            this.relay = relay;
        }

        @EventHandler
        @SuppressWarnings("unused") // called by Axon
        void on(Event event, EventMessage<?> stored) {
            relay.publish(stored);
            relay.awaitAcknowledgements();
        }
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
