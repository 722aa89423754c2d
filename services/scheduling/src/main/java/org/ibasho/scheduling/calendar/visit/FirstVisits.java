package org.ibasho.scheduling.calendar.visit;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.scheduling.calendar.turnout.Turnouts;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.observer.Permits;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.ibasho.scheduling.venue.Venues;
import org.springframework.stereotype.Component;

/**
 * Gathers what helps before a first visit from those who know of the place, the staff, the centre, observers and past
 * turnout.
 */
@Component
public class FirstVisits {

    /** The centre's counsellor is shown without a name. */
    private static final FirstVisit.Person COUNSELLOR = new FirstVisit.Person("COUNSELLOR", null);

    private final Venues venues;
    private final RosterView rosters;
    private final Dispatches dispatches;
    private final Turnouts turnouts;
    private final Permits permits;

    FirstVisits(Venues venues, RosterView rosters, Dispatches dispatches, Turnouts turnouts, Permits permits) {
        this.venues = venues;
        this.rosters = rosters;
        this.dispatches = dispatches;
        this.turnouts = turnouts;
        this.permits = permits;
    }

    /** Describes an announced gathering for a first visit. */
    public FirstVisit to(CalendarEntry gathering) {
        FirstVisit.Place place = venues.described(gathering.venue(), gathering.town())
                .map(FirstVisit.Place::of)
                .orElse(null);
        return new FirstVisit(
                place, people(gathering), turnouts.before(gathering).orElse(null), observers(gathering));
    }

    private List<FirstVisit.Observers> observers(CalendarEntry gathering) {
        return permits.comingTo(gathering).stream()
                .map(permit -> new FirstVisit.Observers(permit.purpose(), permit.people()))
                .toList();
    }

    /** Nicknames on the public page are public, so the access log has no entries about their readers. */
    private List<FirstVisit.Person> people(CalendarEntry gathering) {
        if (!gathering.isPublished()) {
            return List.of();
        }
        Stream<FirstVisit.Person> staff =
                rosters.chips(List.of(gathering), true).getOrDefault(gathering.id(), List.of()).stream()
                        .filter(chip -> chip.nickname() != null)
                        .map(chip -> new FirstVisit.Person(chip.role().name(), chip.nickname()));
        Stream<FirstVisit.Person> centre = Stream.of(COUNSELLOR).filter(it -> dispatches.isAccepted(gathering));
        return Stream.concat(staff, centre).toList();
    }
}
