package org.ibasho.faults.listener;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.faults.point.KillPoints;
import org.ibasho.web.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes in what the teller tells. Borrows reporting's name, which Kafka lets read the topic. */
@SpringBootApplication
@Import(KillPoints.class)
public class ListenerApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(ListenerApplication.class)
                .properties("spring.config.name=listener")
                .run(arguments);
    }

    /** Only the harness reaches it. */
    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers("/**").permitAll();
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of());
    }
}
