package org.ibasho.reporting;

import java.time.Clock;
import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The reporting service: counts gatherings, visits and consultations by month, from the other services' events. */
@SpringBootApplication
public class ReportingApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ReportingApplication.class, arguments);
    }

    /** Reporting decides nothing, so it stores no events of its own. */
    @Bean
    EventNames eventNames() {
        return new EventNames(List.of());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
