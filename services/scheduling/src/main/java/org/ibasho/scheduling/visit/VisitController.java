package org.ibasho.scheduling.visit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.scheduling.calendar.Announced;
import org.ibasho.scheduling.calendar.Calendar;
import org.ibasho.scheduling.calendar.CalendarEntry;
import org.ibasho.scheduling.dispatch.Dispatch;
import org.ibasho.scheduling.dispatch.Dispatches;
import org.ibasho.scheduling.observer.Permits;
import org.ibasho.scheduling.roster.RosterView;
import org.ibasho.scheduling.turnout.Turnouts;
import org.ibasho.scheduling.venue.VenueBook;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells everybody what helps before a first visit to an announced gathering. */
@RestController
class VisitController {

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A counsellor of the centre has no name here. */
    private static final Visit.Person COUNSELLOR = new Visit.Person("COUNSELLOR", null);

    private final Calendar calendar;
    private final VenueBook venues;
    private final RosterView rosters;
    private final Dispatches dispatches;
    private final Turnouts turnouts;
    private final Permits permits;

    VisitController(
            Calendar calendar,
            VenueBook venues,
            RosterView rosters,
            Dispatches dispatches,
            Turnouts turnouts,
            Permits permits) {
        this.calendar = calendar;
        this.venues = venues;
        this.rosters = rosters;
        this.dispatches = dispatches;
        this.turnouts = turnouts;
        this.permits = permits;
    }

    @GetMapping("/api/calendar/{id}/visit")
    ResponseEntity<Visit> visit(@PathVariable UUID id) {
        CalendarEntry gathering =
                calendar.announced(id).map(Announced::gathering).orElseThrow(() -> new NotFound("gathering-not-found"));
        Visit.Place place = venues.described(gathering.venue(), gathering.town())
                .map(Visit.Place::of)
                .orElse(null);
        Visit visit =
                new Visit(place, people(gathering), turnouts.before(gathering).orElse(null), observers(gathering));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(visit);
    }

    private List<Visit.Observers> observers(CalendarEntry gathering) {
        return permits.comingTo(gathering).stream()
                .map(permit -> new Visit.Observers(permit.purpose(), permit.people()))
                .toList();
    }

    private List<Visit.Person> people(CalendarEntry gathering) {
        if (!gathering.isPublished()) {
            return List.of();
        }
        Stream<Visit.Person> staff = rosters.chips(List.of(gathering)).getOrDefault(gathering.id(), List.of()).stream()
                .filter(chip -> chip.nickname() != null)
                .map(chip -> new Visit.Person(chip.role().name(), chip.nickname()));
        Stream<Visit.Person> centre = dispatches.of(gathering).stream()
                .filter(dispatch -> dispatch.state() == Dispatch.State.ACCEPTED)
                .map(accepted -> COUNSELLOR);
        return Stream.concat(staff, centre).toList();
    }
}
