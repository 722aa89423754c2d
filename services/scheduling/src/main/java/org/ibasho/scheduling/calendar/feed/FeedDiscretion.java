package org.ibasho.scheduling.calendar.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Entrance;

/**
 * Decides what a feed shows of a gathering where others may see it: that there is one, when, and where, unless the
 * place reveals too much.
 */
public final class FeedDiscretion {

    /** The title of a gathering. */
    static final String TITLE = "会";

    private static final Pattern TELLING = Pattern.compile("[ひ引]きこもり|ひき籠|引籠|引き籠");

    private FeedDiscretion() {}

    static String title(CalendarEntry gathering) {
        return gathering.isCancelled() ? "【中止】" + TITLE : TITLE;
    }

    /** Venue and town, or the town alone if the venue's name would reveal the subject. */
    public static String place(CalendarEntry gathering) {
        return TELLING.matcher(gathering.venue()).find()
                ? gathering.town()
                : gathering.venue() + " (" + gathering.town() + ")";
    }

    /** 対面, オンライン, or both; a category says nothing else. */
    static List<String> categories(CalendarEntry gathering) {
        return gathering.doors().stream()
                .map(door -> door.equals(Entrance.VENUE.name()) ? "対面" : "オンライン")
                .distinct()
                .toList();
    }
}
