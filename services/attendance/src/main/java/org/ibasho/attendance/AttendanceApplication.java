package org.ibasho.attendance;

import java.time.Clock;
import java.util.List;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Opens the door of a gathering, counts who comes without a name, and says how many came. */
@SpringBootApplication
public class AttendanceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(AttendanceApplication.class, arguments);
    }

    /** The door is for those who stand at it. The city gets sums from the reports, never a door. */
    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers(
                        "/door", "/door/**", "/api/gatherings/*/door", "/api/gatherings/*/door/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF));
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
