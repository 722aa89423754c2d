package org.ibasho.scheduling.calendar.visit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.scheduling.calendar.turnout.Turnouts;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.observer.Permits;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.ibasho.scheduling.venue.Venues;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the information for a first visit to an announced gathering, without login. */
@RestController
class FirstVisitController {

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** The centre's counsellor is shown without a name. */
    private static final FirstVisit.Person COUNSELLOR = new FirstVisit.Person("COUNSELLOR", null);

    private final Calendar calendar;
    private final Venues venues;
    private final RosterView rosters;
    private final Dispatches dispatches;
    private final Turnouts turnouts;
    private final Permits permits;

    FirstVisitController(
            Calendar calendar,
            Venues venues,
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
    ResponseEntity<FirstVisit> visit(@PathVariable UUID id) {
        CalendarEntry gathering = calendar.announced(id)
                .map(AnnouncedGathering::gathering)
                .orElseThrow(() -> new NotFound("gathering-not-found"));
        FirstVisit.Place place = venues.described(gathering.venue(), gathering.town())
                .map(FirstVisit.Place::of)
                .orElse(null);
        FirstVisit visit = new FirstVisit(
                place, people(gathering), turnouts.before(gathering).orElse(null), observers(gathering));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(visit);
    }

    private List<FirstVisit.Observers> observers(CalendarEntry gathering) {
        return permits.comingTo(gathering).stream()
                .map(permit -> new FirstVisit.Observers(permit.purpose(), permit.people()))
                .toList();
    }

    private List<FirstVisit.Person> people(CalendarEntry gathering) {
        if (!gathering.isPublished()) {
            return List.of();
        }
        Stream<FirstVisit.Person> staff =
                rosters.chips(List.of(gathering)).getOrDefault(gathering.id(), List.of()).stream()
                        .filter(chip -> chip.nickname() != null)
                        .map(chip -> new FirstVisit.Person(chip.role().name(), chip.nickname()));
        Stream<FirstVisit.Person> centre = dispatches.of(gathering).stream()
                .filter(dispatch -> dispatch.state() == Dispatch.State.ACCEPTED)
                .map(accepted -> COUNSELLOR);
        return Stream.concat(staff, centre).toList();
    }
}
