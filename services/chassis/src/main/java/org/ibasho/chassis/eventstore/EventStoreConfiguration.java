package org.ibasho.chassis.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.ibasho.chassis.eventstore.append.AggregateLocks;
import org.ibasho.chassis.eventstore.append.AggregateStateCache;
import org.ibasho.chassis.eventstore.numbers.TransactionNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store. A service only declares its {@link EventNames}. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** How many events a reader gets at once. */
    private static final int BATCH = 500;

    @Bean
    @Primary
    Serializer serializer(EventNames names, ObjectProvider<Jackson3SerializerCustomizer> customizers) {
        Jackson3Serializer.Builder builder = NamedEventSerializer.builder();
        customizers.orderedStream().forEach(builder::jsonMapperBuilderCustomizer);
        return new NamedEventSerializer(builder, names);
    }

    /** Said here, for Axon would quietly go without transactions if it looked for Spring's manager too early. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager spring) {
        return new SpringTransactionManager(spring);
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

    /** Every aggregate names it: {@code @Aggregate(lockFactory = "aggregateLocks")}. */
    @Bean
    AggregateLocks aggregateLocks(JdbcTemplate jdbc) {
        return AggregateLocks.on(jdbc);
    }

    @Bean
    @ConditionalOnBean(PostgresEventStorageEngine.class)
    TransactionNumbers transactionNumbers(JdbcTemplate jdbc) {
        return new TransactionNumbers(jdbc);
    }

    @Bean
    @ConditionalOnBean(PostgresEventStorageEngine.class)
    ReadableHorizon horizon(DataSource source, AggregateStateCache states, MeterRegistry meters) {
        ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(source));
        horizon.whenRewound(states::removeAll);
        FunctionCounter.builder("ibasho.events.rewound", horizon, ReadableHorizon::rewinds)
                .description("How often a reader had seen events that the store has lost")
                .register(meters);
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
    EventHistory eventHistory(EventStore events, EventNames names, JdbcClient jdbc) {
        return new EventHistory(events, names, jdbc);
    }
}
