package org.ibasho.chassis.eventstore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.ibasho.chassis.eventstore.append.AggregateStateCache;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store and the tokens of its readers. A service only declares its {@link EventNames}. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** How many events a reader gets at once. */
    private static final int BATCH = 500;

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
    @ConditionalOnMissingBean(EventStorageEngine.class)
    PostgresEventStorageEngine eventStorageEngine(
            DataSource source, Serializer serializer, ObjectProvider<EventUpcaster> upcasters) {
        return PostgresEventStorageEngine.on(
                source,
                serializer,
                new EventUpcasterChain(upcasters.orderedStream().toList()),
                BATCH);
    }

    /** Every aggregate names it: {@code @Aggregate(cache = "aggregateStateCache")}. */
    @Bean
    AggregateStateCache aggregateStateCache() {
        return new AggregateStateCache();
    }

    @Bean
    @ConditionalOnBean(PostgresEventStorageEngine.class)
    TransactionNumbers transactionNumbers(JdbcTemplate jdbc) {
        return new TransactionNumbers(jdbc);
    }

    @Bean
    @ConditionalOnBean(PostgresEventStorageEngine.class)
    ReadableHorizon horizon(DataSource source, MeterRegistry meters) {
        ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(source));
        Gauge.builder("ibasho.events.stalled", horizon, ReadableHorizon::stalledSeconds)
                .description("How long stored events have been waiting for an older transaction to end")
                .baseUnit("seconds")
                .register(meters);
        return horizon;
    }

    @Bean
    @ConditionalOnBean(PostgresEventStorageEngine.class)
    PostgresEventStore eventStore(PostgresEventStorageEngine engine, ReadableHorizon horizon, Configuration axon) {
        return new PostgresEventStore(engine, horizon, axon.messageMonitor(EventStore.class, "eventStore"));
    }

    @Bean
    EventHistory eventHistory(EventStore events) {
        return new EventHistory(events);
    }

    /**
     * @param instance the name that this process claims its readers' tokens under. It stays the same over a restart, so
     *     that a killed process goes on at once instead of waiting for its own claim to expire; two instances of one service need two
     *     names.
     */
    @Bean
    TokenStore tokenStore(
            @Qualifier("connectionProvider") ConnectionProvider connections,
            DataSource source,
            Serializer serializer,
            @Value("${ibasho.instance}") String instance) {
        // Axon keeps it in a field of its own for all token stores of a process, and takes no other
        AbstractTokenEntry.clock = new DatabaseClock(new JdbcTemplate(source));
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
