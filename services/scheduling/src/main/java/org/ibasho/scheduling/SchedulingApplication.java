package org.ibasho.scheduling;

import java.time.Clock;
import java.util.List;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.observer.PermitEvent;
import org.ibasho.scheduling.gathering.series.SeriesEvent;
import org.ibasho.scheduling.programme.profile.ProgrammeProfileEvent;
import org.ibasho.scheduling.staffing.dispatch.DispatchEvent;
import org.ibasho.scheduling.staffing.roster.RosterEvent;
import org.ibasho.scheduling.staffing.staff.StaffEvent;
import org.ibasho.scheduling.venue.VenueEvent;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Plans, publishes, moves, cancels and concludes gatherings; keeps everybody's calendar. */
@SpringBootApplication
public class SchedulingApplication {

    static void main(String[] arguments) {
        SpringApplication.run(SchedulingApplication.class, arguments);
    }

    /** The calendar is for everybody; looking at plans is for staff, changing them for the supervisor. */
    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers(
                        HttpMethod.GET, "/api/calendar/**", "/calendar.ics", "/calendar.atom", "/calendar/*.ics")
                .permitAll()
                .requestMatchers("/notices/**")
                .permitAll()
                .requestMatchers(
                        HttpMethod.GET,
                        "/gatherings/new",
                        "/gatherings/*/revision",
                        "/api/gatherings/*/history",
                        "/series/new")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers(HttpMethod.GET, "/gatherings/*/roster", "/api/gatherings/*/roster")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF))
                .requestMatchers("/plans/**", "/api/plans/**")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers(HttpMethod.GET, "/programmes", "/api/programmes/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.CITY_OFFICER))
                .requestMatchers("/programmes/**", "/api/programmes/**")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers("/staff/**", "/api/staff/**", "/venues/**", "/api/venues/**")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers(HttpMethod.GET, "/gatherings/**", "/api/gatherings/**", "/series/**", "/api/series/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.CITY_OFFICER))
                .requestMatchers("/gatherings/**", "/api/gatherings/**", "/series/**", "/api/series/**")
                .hasRole(Role.SUPERVISOR.claim());
    }

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(
                ProgrammeProfileEvent.class,
                DispatchEvent.class,
                GatheringEvent.class,
                PermitEvent.class,
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
