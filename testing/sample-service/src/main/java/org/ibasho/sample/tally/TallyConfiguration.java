package org.ibasho.sample.tally;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The write side of the tallies. */
@Configuration(proxyBeanMethods = false)
@Import(TallyAggregate.class)
public class TallyConfiguration {

    /** The aggregate, for the benchmark that runs it on Axon's own event store. */
    public static Class<?> aggregate() {
        return TallyAggregate.class;
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(TallyEvent.class));
    }
}
