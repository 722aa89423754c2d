package org.ibasho.faults.listener;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.faults.point.KillPoints;
import org.ibasho.faults.point.OpenDoor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes in what the teller tells. Borrows reporting's name, which Kafka lets read the topic. */
@SpringBootApplication
@Import({KillPoints.class, OpenDoor.class})
public class ListenerApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(ListenerApplication.class)
                .properties("spring.config.name=listener")
                .run(arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of());
    }
}
