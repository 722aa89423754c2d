package org.ibasho.faults.subscriber;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.faults.killpoint.KillPointConfiguration;
import org.ibasho.faults.killpoint.PermitAllSecurity;
import org.ibasho.sample.integration.EffectLog;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A subscriber of the publisher's topic, under reporting's name, which may read the topic. */
@SpringBootApplication
@Import({EffectLog.class, KillPointConfiguration.class, PermitAllSecurity.class})
public class SubscriberApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(SubscriberApplication.class)
                .properties("spring.config.name=subscriber")
                .run(arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of());
    }
}
