package org.ibasho.scheduling.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Component;

/**
 * The announced gatherings of the last year and of the months ahead, read at most once a minute: the towns that a
 * visitor can choose, and the last gathering of a choice that has nothing to come.
 */
@Component
class RecentGatherings {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MONTHS_BACK = 12;
    private static final int MONTHS_AHEAD = 9;

    private final PublicCalendar calendar;
    private final Clock clock;
    private volatile Remembered remembered = new Remembered(List.of(), Instant.MIN);

    RecentGatherings(PublicCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param until when to read them again */
    private record Remembered(List<CalendarEntry> gatherings, Instant until) {}

    /** The towns with gatherings, ordered by the first one. */
    List<String> towns() {
        return all().stream().map(CalendarEntry::town).distinct().toList();
    }

    /** The last gathering of a selection that took place. */
    Optional<CalendarEntry> last(CalendarSelection selection) {
        Instant now = clock.instant();
        return all().stream()
                .filter(gathering -> selection.has(gathering) && !gathering.isCancelled() && gathering.isOver(now))
                .max(Comparator.comparing(CalendarEntry::startsAt));
    }

    /** The next gathering of a selection that takes place. */
    Optional<CalendarEntry> next(CalendarSelection selection) {
        Instant now = clock.instant();
        return all().stream()
                .filter(gathering -> selection.has(gathering) && !gathering.isCancelled() && !gathering.isOver(now))
                .findFirst();
    }

    private List<CalendarEntry> all() {
        Remembered last = remembered;
        Instant now = clock.instant();
        if (!now.isBefore(last.until())) {
            LocalDate today = Tokyo.day(now);
            remembered = new Remembered(
                    calendar.between(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))
                            .orElse(last.gatherings()),
                    now.plus(FRESH));
        }
        return remembered.gatherings();
    }
}
