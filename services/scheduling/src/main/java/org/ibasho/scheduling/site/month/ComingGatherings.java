package org.ibasho.scheduling.site.month;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * The gatherings of some months.
 *
 * @param months in their order, each with its past gatherings separate
 * @param notices cancellations within the next {@value #NOTICE_DAYS} days
 * @param next the first gathering that is still to come and takes place; null for none
 */
public record ComingGatherings(
        List<Month> months, List<Notice> notices, @Nullable CalendarEntry next) {

    /** The number of days ahead for which the page shows a cancellation at the top. */
    static final int NOTICE_DAYS = 14;

    public ComingGatherings {
        months = List.copyOf(months);
        notices = List.copyOf(notices);
    }

    /** The past and future gatherings of a month. */
    public record Month(YearMonth month, List<CalendarEntry> over, List<CalendarEntry> coming) {

        public Month {
            over = List.copyOf(over);
            coming = List.copyOf(coming);
        }

        public boolean isEmpty() {
            return over.isEmpty() && coming.isEmpty();
        }
    }

    /** A cancelled gathering, and the next one of its kind that takes place. */
    public record Notice(CalendarEntry cancelled, @Nullable CalendarEntry instead) {}

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return months.stream().allMatch(Month::isEmpty);
    }

    /** Whether a gathering is the next one. */
    public boolean isNext(CalendarEntry gathering) {
        return gathering.equals(next);
    }

    /** This month and the following one: what the front page shows. */
    public static ComingGatherings soon(List<CalendarEntry> gatherings, Instant now) {
        YearMonth current = YearMonth.from(now.atZone(Tokyo.ZONE));
        return of(Stream.of(current, current.plusMonths(1)), gatherings, now);
    }

    /** The gatherings of a selection, month by month; months without any are left out. */
    public static ComingGatherings chosen(CalendarSelection selection, List<CalendarEntry> gatherings, Instant now) {
        List<CalendarEntry> chosen = gatherings.stream()
                .filter(gathering -> selection.has(gathering) && !gathering.isOver(now))
                .toList();
        return of(
                chosen.stream()
                        .map(gathering -> YearMonth.from(gathering.day()))
                        .distinct(),
                chosen,
                now);
    }

    /** A single month. */
    public static ComingGatherings in(YearMonth month, List<CalendarEntry> gatherings, Instant now) {
        return of(Stream.of(month), gatherings, now);
    }

    /** @param gatherings ordered by start */
    private static ComingGatherings of(Stream<YearMonth> months, List<CalendarEntry> gatherings, Instant now) {
        LocalDate horizon = now.atZone(Tokyo.ZONE).toLocalDate().plusDays(NOTICE_DAYS);
        List<Notice> notices = gatherings.stream()
                .filter(gathering -> gathering.isCancelled() && !gathering.isOver(now))
                .filter(gathering -> !gathering.day().isAfter(horizon))
                .map(cancelled ->
                        new Notice(cancelled, instead(cancelled, gatherings).orElse(null)))
                .toList();
        CalendarEntry next = gatherings.stream()
                .filter(gathering -> !gathering.isCancelled() && !gathering.isOver(now))
                .findFirst()
                .orElse(null);
        return new ComingGatherings(
                months.map(month -> month(month, gatherings, now)).toList(), notices, next);
    }

    /** Of a month before the current one nothing is set apart: all of it is over. */
    private static Month month(YearMonth month, List<CalendarEntry> gatherings, Instant now) {
        List<CalendarEntry> within = gatherings.stream()
                .filter(gathering -> YearMonth.from(gathering.day()).equals(month))
                .toList();
        if (month.isBefore(YearMonth.from(now.atZone(Tokyo.ZONE)))) {
            return new Month(month, List.of(), within);
        }
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
