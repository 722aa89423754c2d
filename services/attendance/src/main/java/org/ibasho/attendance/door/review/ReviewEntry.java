package org.ibasho.attendance.door.review;

import java.time.Instant;
import java.util.List;
import org.ibasho.attendance.door.DoorEvent;
import org.jspecify.annotations.Nullable;

/**
 * One step of a review.
 *
 * @param at when it was stored
 * @param text the reason or the comment; null where a step has none
 * @param changes the corrected figures; empty for other steps
 * @param total the total after the step; null where a step has none
 */
public record ReviewEntry(
        Step step,
        Instant at,
        @Nullable String text,
        List<DoorEvent.Change> changes,
        @Nullable Integer total) {

    public ReviewEntry {
        changes = List.copyOf(changes);
    }

    /** The kind of event. The names are keys of messages. */
    public enum Step {
        CLOSED,
        AMENDED,
        CORRECTED,
        CONFIRMED,
        SENT_BACK,
        CONFIRMATION_UNDONE
    }
}
