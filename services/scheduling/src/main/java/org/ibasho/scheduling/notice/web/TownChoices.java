package org.ibasho.scheduling.notice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Component;

/** The choices of the form. */
@Component
class TownChoices {

    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 18;

    private final Calendar calendar;
    private final Clock clock;

    TownChoices(Calendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The towns with gatherings, ordered by their first gathering. */
    List<String> towns() {
        LocalDate today = Tokyo.today(clock);
        return calendar
                .announcedBetween(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD), CalendarSelection.ALL)
                .stream()
                .map(announced -> announced.gathering().town())
                .distinct()
                .toList();
    }
}
