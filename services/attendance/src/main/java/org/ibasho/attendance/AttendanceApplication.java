package org.ibasho.attendance;

import java.time.Clock;
import java.util.List;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.chassis.eventstore.EventNames;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The attendance service: opens the door of a gathering, counts people without names, and publishes how many came. */
@SpringBootApplication
public class AttendanceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(AttendanceApplication.class, arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(DoorEvent.class));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
