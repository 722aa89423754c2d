package org.ibasho.faults.publisher;

import org.ibasho.faults.killpoint.KillPointConfiguration;
import org.ibasho.faults.killpoint.PermitAllSecurity;
import org.ibasho.sample.integration.TallyTranslator;
import org.ibasho.sample.tally.TallyConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The publishing parts of the sample service, under scheduling's name, which may write the topic. */
@SpringBootApplication
@Import({TallyConfiguration.class, TallyTranslator.class, KillPointConfiguration.class, PermitAllSecurity.class})
public class PublisherApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(PublisherApplication.class)
                .properties("spring.config.name=publisher")
                .run(arguments);
    }
}
