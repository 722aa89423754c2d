package org.ibasho.scheduling.calendar.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Entrance;

/** What may be said of a gathering where others look on: that there is one, when, and where, unless the place says too much. */
public final class FeedDiscretion {

    /** What a gathering is called. */
    static final String TITLE = "会";

    private static final Pattern TELLING = Pattern.compile("[ひ引]きこもり|ひき籠|引籠|引き籠");

    private FeedDiscretion() {}

    static String title(CalendarEntry gathering) {
        return gathering.isCancelled() ? "【中止】" + TITLE : TITLE;
    }

    /** Venue and town; the town alone where the venue's name would tell what it is about. */
    public static String place(CalendarEntry gathering) {
        return TELLING.matcher(gathering.venue()).find()
                ? gathering.town()
                : gathering.venue() + " (" + gathering.town() + ")";
    }

    /** 対面, オンライン, or both: all that a category says. */
    static List<String> categories(CalendarEntry gathering) {
        return gathering.doors().stream()
                .map(door -> door.equals(Entrance.VENUE.name()) ? "対面" : "オンライン")
                .distinct()
                .toList();
    }
}
