package org.ibasho.scheduling.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ibasho.scheduling.calendar.visit.FirstVisit;
import org.ibasho.scheduling.calendar.visit.FirstVisits;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.web.problem.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The calendar for the public site. While the database does not answer, it returns nothing instead of failing: a page
 * without gatherings is better than no page.
 */
@Component
class PublicCalendar {

    private static final Logger log = LoggerFactory.getLogger(PublicCalendar.class);

    private final Calendar calendar;
    private final FirstVisits visits;

    PublicCalendar(Calendar calendar, FirstVisits visits) {
        this.calendar = calendar;
        this.visits = visits;
    }

    /** The announced gatherings between two days, both included, ordered by start; empty if they cannot be read now. */
    Optional<List<CalendarEntry>> between(LocalDate from, LocalDate to) {
        return read(() -> calendar.announcedBetween(from, to, CalendarSelection.ALL).stream()
                .map(AnnouncedGathering::gathering)
                .toList());
    }

    /**
     * One announced gathering; empty if it cannot be read now.
     *
     * @throws NotFound if there is none
     */
    Optional<CalendarEntry> find(UUID id) {
        return read(() -> calendar.announced(id).map(AnnouncedGathering::gathering))
                .map(found -> found.orElseThrow(() -> new NotFound("gathering-not-found")));
    }

    /** The replacement of a cancelled gathering, once it is announced. */
    Optional<CalendarEntry> replacementOf(CalendarEntry cancelled) {
        return Optional.ofNullable(cancelled.replacementId())
                .flatMap(id -> read(() -> calendar.find(id)).flatMap(found -> found))
                .filter(CalendarEntry::announced);
    }

    /** The information for a first visit; empty if it cannot be read now, and the gathering is shown without it. */
    FirstVisit visit(CalendarEntry gathering) {
        return read(() -> visits.to(gathering)).orElse(FirstVisit.NOTHING_KNOWN);
    }

    private static <T> Optional<T> read(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (DataAccessException failure) {
            log.warn(
                    "a public page comes without what it should show: {}",
                    failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
