package org.ibasho.faults.teller;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.GatheringConcludedV1;
import org.ibasho.faults.point.KillPoints;
import org.ibasho.faults.point.OpenDoor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes commands, stores events, tells Kafka. Borrows scheduling's name and topic, which Kafka knows. */
@SpringBootApplication
@Import({KillPoints.class, OpenDoor.class})
public class TellerApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(TellerApplication.class)
                .properties("spring.config.name=teller")
                .run(arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(TallyEvent.class));
    }

    @Bean
    ContractTranslator translator() {
        return event -> List.of(new GatheringConcludedV1(event.streamId()));
    }
}
