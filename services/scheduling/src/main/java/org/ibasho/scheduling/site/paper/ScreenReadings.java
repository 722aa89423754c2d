package org.ibasho.scheduling.site.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The readings of the paper, as ruby on the screen. A page that has this object as its variable {@value #VARIABLE} is
 * written with furigana. The dictionary is loaded on first use; texts that many pages show are read once.
 */
@Component
public class ScreenReadings {

    /** The name of the variable. */
    public static final String VARIABLE = "furigana";

    private static final int REMEMBERED = 2_000;

    private final Cache<String, String> read =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private @Nullable Furigana furigana;

    /** A text as ruby markup. */
    String ruby(String text) {
        return read.get(text, unread -> furigana().ruby(unread));
    }

    private synchronized Furigana furigana() {
        if (furigana == null) {
            furigana = new Furigana(Readings.ofThisSite());
        }
        return furigana;
    }
}
