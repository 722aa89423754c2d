package org.ibasho.scheduling.gathering.web;

import java.util.Map;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.web.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sentences beside the fields of the forms that plan, move and revise gatherings. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    private static final Map<String, String> FIELD_NAMES =
            Map.of("startsAt", "start", "endsAt", "end", "venue.name", "venue", "venue.town", "town");

    @Bean
    FormErrors formErrors(Problems problems) {
        return new FormErrors(problems, FIELD_NAMES);
    }
}
