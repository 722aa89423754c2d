package org.ibasho.scheduling;

import java.time.Clock;
import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.observer.PermitEvent;
import org.ibasho.scheduling.gathering.series.SeriesEvent;
import org.ibasho.scheduling.programme.profile.ProgrammeProfileEvent;
import org.ibasho.scheduling.staffing.dispatch.DispatchEvent;
import org.ibasho.scheduling.staffing.roster.RosterEvent;
import org.ibasho.scheduling.staffing.staff.StaffEvent;
import org.ibasho.scheduling.venue.VenueEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The scheduling service: plans, publishes, moves, cancels and concludes gatherings, and serves the calendar. */
@SpringBootApplication
public class SchedulingApplication {

    static void main(String[] arguments) {
        SpringApplication.run(SchedulingApplication.class, arguments);
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(
                ProgrammeProfileEvent.class,
                DispatchEvent.class,
                GatheringEvent.class,
                PermitEvent.class,
                RecipientKeyEvent.class,
                RosterEvent.class,
                SeriesEvent.class,
                StaffEvent.class,
                VenueEvent.class));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
