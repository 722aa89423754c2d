package org.ibasho.consultation;

import java.time.Clock;
import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.consultation.consultation.ConsultationEvent;
import org.ibasho.consultation.counsellor.CounsellorEvent;
import org.ibasho.consultation.dispatch.DispatchEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The consultation service: answers requests for a counsellor and records consultations, for the centre's staff only.
 */
@SpringBootApplication
public class ConsultationApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ConsultationApplication.class, arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(CounsellorEvent.class, DispatchEvent.class, ConsultationEvent.class));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
