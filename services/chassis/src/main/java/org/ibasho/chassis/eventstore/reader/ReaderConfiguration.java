package org.ibasho.chassis.eventstore.reader;

import java.time.Duration;
import org.ibasho.chassis.eventstore.PostgresEventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans that the readers of a service share. */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

    /** @param claim after this long without a sign of life, another instance takes over what an instance has claimed */
    @Bean
    ReaderPositions readerPositions(JdbcClient jdbc, @Value("${ibasho.readers.claim:10s}") Duration claim) {
        return new ReaderPositions(jdbc, claim);
    }

    @Bean
    ParkedStreams parkedStreams(JdbcClient jdbc) {
        return new ParkedStreams(jdbc);
    }

    @Bean
    ReaderHealth readersHealthIndicator() {
        return new ReaderHealth();
    }

    @Bean
    StreamEvents streamEvents(ObjectProvider<PostgresEventStorageEngine> engine) {
        return (streamId, first, upTo) -> engine.getObject().readStream(streamId, first, upTo);
    }
}
