package org.ibasho.scheduling.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * The gatherings of this month and the next for the front page.
 *
 * @param thisMonth the current month, past gatherings separate
 * @param nextMonth the following month
 * @param notices cancellations within the next {@value #NOTICE_DAYS} days
 */
record ComingGatherings(Month thisMonth, Month nextMonth, List<Notice> notices) {

    /** How many days ahead a cancellation is shown at the top. */
    static final int NOTICE_DAYS = 14;

    /** The past and future gatherings of a month. */
    record Month(YearMonth month, List<CalendarEntry> over, List<CalendarEntry> coming) {

        boolean isEmpty() {
            return over.isEmpty() && coming.isEmpty();
        }
    }

    /** A cancelled gathering, and the next one of its programme that takes place. */
    record Notice(CalendarEntry cancelled, @Nullable CalendarEntry instead) {}

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return thisMonth.isEmpty() && nextMonth.isEmpty();
    }

    /** Groups gatherings, which are ordered by start. */
    static ComingGatherings of(List<CalendarEntry> gatherings, Instant now) {
        YearMonth current = YearMonth.from(now.atZone(Tokyo.ZONE));
        LocalDate horizon = now.atZone(Tokyo.ZONE).toLocalDate().plusDays(NOTICE_DAYS);
        List<Notice> notices = gatherings.stream()
                .filter(gathering -> gathering.isCancelled() && !gathering.isOver(now))
                .filter(gathering -> !gathering.day().isAfter(horizon))
                .map(cancelled ->
                        new Notice(cancelled, instead(cancelled, gatherings).orElse(null)))
                .toList();
        return new ComingGatherings(
                month(current, gatherings, now), month(current.plusMonths(1), gatherings, now), notices);
    }

    /** A single month; of the current one, past gatherings are separate. */
    static Month of(YearMonth month, List<CalendarEntry> gatherings, Instant now) {
        return month.equals(YearMonth.from(now.atZone(Tokyo.ZONE)))
                ? month(month, gatherings, now)
                : new Month(month, List.of(), gatherings);
    }

    private static Month month(YearMonth month, List<CalendarEntry> gatherings, Instant now) {
        List<CalendarEntry> within = gatherings.stream()
                .filter(gathering -> YearMonth.from(gathering.day()).equals(month))
                .toList();
        return new Month(
                month,
                within.stream().filter(gathering -> gathering.isOver(now)).toList(),
                within.stream().filter(gathering -> !gathering.isOver(now)).toList());
    }

    private static Optional<CalendarEntry> instead(CalendarEntry cancelled, List<CalendarEntry> gatherings) {
        return gatherings.stream()
                .filter(gathering -> gathering.programme() == cancelled.programme()
                        && gathering.kind().equals(cancelled.kind())
                        && !gathering.isCancelled()
                        && gathering.startsAt().isAfter(cancelled.startsAt()))
                .findFirst();
    }
}
