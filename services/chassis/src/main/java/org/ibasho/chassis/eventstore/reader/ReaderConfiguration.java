package org.ibasho.chassis.eventstore.reader;

import org.ibasho.chassis.eventstore.PostgresEventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans that the readers of a service share. */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

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
