package org.ibasho.faults.publisher;

import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.GatheringConcludedV1;
import org.ibasho.faults.killpoint.KillPointConfiguration;
import org.ibasho.faults.killpoint.PermitAllSecurity;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes commands, stores events and publishes them under scheduling's name, which may write its topic. */
@SpringBootApplication
@Import({KillPointConfiguration.class, PermitAllSecurity.class})
public class PublisherApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(PublisherApplication.class)
                .properties("spring.config.name=publisher")
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
