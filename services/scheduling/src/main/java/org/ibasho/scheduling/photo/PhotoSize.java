package org.ibasho.scheduling.photo;

import java.util.Locale;

/** The sizes of a photo: one to stand in a page, one to look at. */
enum PhotoSize {
    SMALL,
    LARGE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
