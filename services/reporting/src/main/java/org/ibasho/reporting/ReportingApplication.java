package org.ibasho.reporting;

import java.time.Clock;
import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Counts, month by month, what was held, who came and what was consulted, from what the others tell. */
@SpringBootApplication
public class ReportingApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ReportingApplication.class, arguments);
    }

    /** Reports are for who writes them and who receives them. */
    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers("/reports/**", "/api/reports/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.CITY_OFFICER));
    }

    /** Nothing is decided here, so there are no events of its own. */
    @Bean
    EventNames eventNames() {
        return new EventNames(List.of());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
