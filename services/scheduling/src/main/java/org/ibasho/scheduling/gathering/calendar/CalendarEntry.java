package org.ibasho.scheduling.gathering.calendar;

import java.time.Instant;
import java.util.List;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * A gathering as it stands.
 *
 * @param movedFrom when it would have begun, if it was moved after the public knew; the last time counts
 * @param lateRecord whether its time was over already when it was written down
 * @param replacementId the gathering that takes its place, if it was cancelled and there is one
 * @param version how many events it has had, less one; grows with every change
 */
public record CalendarEntry(
        String id,
        Programme programme,
        String kind,
        String mandate,
        @Nullable String theme,
        Instant startsAt,
        Instant endsAt,
        String venue,
        String town,
        List<String> doors,
        State state,
        boolean announced,
        @Nullable String cancellationReason,
        @Nullable Instant movedFrom,
        Details details,
        boolean lateRecord,
        @Nullable String replacementId,
        long version) {

    public CalendarEntry {
        doors = List.copyOf(doors);
    }

    /** Where a gathering stands on its way. */
    public enum State {
        PLANNED,
        PUBLISHED,
        CANCELLED,
        CONCLUDED
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }

    public boolean isCancelled() {
        return state == State.CANCELLED;
    }

    public boolean isConcluded() {
        return state == State.CONCLUDED;
    }
}
