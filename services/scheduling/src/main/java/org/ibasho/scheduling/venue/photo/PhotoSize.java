package org.ibasho.scheduling.venue.photo;

import java.util.Locale;

/** The sizes of a photo: one to stand in a page, one to look at. */
public enum PhotoSize {
    SMALL,
    LARGE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
