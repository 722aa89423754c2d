package org.ibasho.scheduling.gathering.calendar;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.jspecify.annotations.Nullable;

/** Calendar entries for tests of its readers. */
public final class Shows {

    private Shows() {}

    /** The row of one gathering after each of its events. */
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
