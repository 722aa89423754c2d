package org.ibasho.benchmarks.sealing;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.sample.tally.TallyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Adds people to the sample service. */
@Configuration(proxyBeanMethods = false)
@Import(PersonAggregate.class)
class PersonConfiguration {

    @Bean
    @Primary
    EventNames namesWithPeople() {
        return new EventNames(List.of(TallyEvent.class, PersonEvent.class));
    }
}
