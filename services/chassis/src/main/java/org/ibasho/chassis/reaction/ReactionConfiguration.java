package org.ibasho.chassis.reaction;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the reactions that the service declares as beans. */
@Configuration(proxyBeanMethods = false)
class ReactionConfiguration {

    /** As many as one transaction takes: what holds one up holds all readers up. */
    private static final int BATCH = 200;

    @Bean
    Reactions reactions(ObjectProvider<Reaction<?>> declared, EventStore events, JdbcClient jdbc, Commands commands) {
        EventLoop loop = new EventLoop(events, BATCH);
        ReactionProgress progress = new ReactionProgress();
        return new Reactions(
                declared.stream()
                        .<ReactionReader<?>>map(
                                reaction -> new ReactionReader<>(reaction, loop, jdbc, commands, progress))
                        .toList(),
                progress);
    }
}
