package org.ibasho.chassis.reaction;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderHealth;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
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
    Reactions reactions(
            ObjectProvider<Reaction<?>> declared,
            EventStore events,
            EventNames names,
            ParkedStreams parked,
            StreamEvents streams,
            JdbcClient jdbc,
            Commands commands,
            ReaderHealth health,
            MeterRegistry meters) {
        EventLoop loop = new EventLoop(events, BATCH);
        ReactionProgress progress = new ReactionProgress();
        List<ReactionReader<?>> readers = declared.stream()
                .<ReactionReader<?>>map(reaction -> {
                    StreamParking parking = new StreamParking(reaction.name(), reaction.events(), names, parked);
                    parking.bindTo(meters);
                    return new ReactionReader<>(reaction, loop, parking, streams, jdbc, commands, progress);
                })
                .toList();
        readers.forEach(reader -> health.watch(reader.thread()));
        return new Reactions(readers, progress);
    }
}
