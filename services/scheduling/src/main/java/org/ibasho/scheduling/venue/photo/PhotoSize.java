package org.ibasho.scheduling.venue.photo;

import java.util.Locale;

/** The sizes of a photo: small for the page, large for viewing. */
public enum PhotoSize {
    SMALL,
    LARGE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
