package org.ibasho.scheduling.gathering.calendar;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.jspecify.annotations.Nullable;

/** What the calendar shows, for tests of those who read it. */
public final class Shows {

    private Shows() {}

    /** What it shows of one gathering after each of its events. */
    public static List<CalendarEntry> after(List<GatheringEvent> events) {
        List<CalendarEntry> shown = new ArrayList<>();
        @Nullable CalendarEntry entry = null;
        for (GatheringEvent event : events) {
            entry = new CalendarProjector().evolve(entry, event);
            shown.add(entry);
        }
        return shown;
    }
}
