package org.ibasho.chassis.eventstore;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store and the tokens of its readers. A service only declares its {@link EventNames}. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** How soon a reader finds events whose own commit could not wake it, because an outer transaction came later. */
    private static final Duration FETCH_DELAY = Duration.ofMillis(20);

    @Bean
    @Primary
    Serializer serializer(EventNames names) {
        return new NamedEventSerializer(NamedEventSerializer.builder(), names);
    }

    /** Said here, for Axon would quietly go without transactions if it looked for Spring's manager too early. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager spring) {
        return new SpringTransactionManager(spring);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource source) {
        return new SpringDataSourceConnectionProvider(source);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver duplicates) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(duplicates)
                .dataType(String.class)
                .schema(EventSchema.builder()
                        .eventTable("event")
                        .snapshotTable("snapshot")
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
                        .build())
                .build();
    }

    @Bean
    EmbeddedEventStore eventStore(EventStorageEngine engine, Configuration axon) {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(FETCH_DELAY.toMillis())
                .messageMonitor(axon.messageMonitor(EmbeddedEventStore.class, "eventStore"))
                .build();
        axon.onShutdown(store::shutDown);
        return store;
    }

    /**
     * @param instance the name that this process claims its readers' tokens under. It stays the same over a restart, so
     *     that a killed process goes on at once instead of waiting for its own claim to expire; two instances of one service need two
     *     names.
     */
    @Bean
    TokenStore tokenStore(
            @Qualifier("connectionProvider") ConnectionProvider connections,
            Serializer serializer,
            @Value("${ibasho.instance}") String instance) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(String.class)
                .nodeId(instance)
                .schema(TokenSchema.builder()
                        .setTokenTable("reader_token")
                        .setProcessorNameColumn("processor")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }
}
