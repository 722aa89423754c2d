package org.ibasho.scheduling.site.month;

import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a calendar page as its address states it, so that it can be sent to somebody. The feeds understand the
 * same parameters.
 */
public record CalendarFilter(
        @Nullable String programme,
        @Nullable String kind,
        @Nullable String town) {

    /** The filter as a selection; refuses what no gathering can have. */
    public CalendarSelection selection() {
        return CalendarSelection.read(programme, kind, town);
    }

    /** Whether it leaves anything out. */
    public boolean isActive() {
        return !selection().equals(CalendarSelection.ALL);
    }
}
