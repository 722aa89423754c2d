package org.ibasho.scheduling.gathering.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * A gathering in its current state.
 *
 * @param movedFrom the previous start, if it was moved after the announcement
 * @param lateRecord whether it was entered after its end
 * @param replacementId the gathering that replaces it, if it was cancelled and has a replacement
 * @param version the sequence number of its last event
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

    /** The stage of a gathering. */
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

    /** Whether it takes place at another time than the public knew. */
    public boolean isMoved() {
        return movedFrom != null && !isCancelled();
    }

    public boolean isOver(Instant now) {
        return endsAt.isBefore(now);
    }

    /** The day on which it begins, in Japan. */
    public LocalDate day() {
        return startsAt.atZone(Tokyo.ZONE).toLocalDate();
    }

    /** The ways to take part that are not a place. */
    public List<String> doorsFromAfar() {
        return doors.stream()
                .filter(door -> !Entrance.VENUE.name().equals(door))
                .toList();
    }

    /** Whether there is more to know than when and where. */
    public boolean hasDetails() {
        return !details.equals(Details.NONE);
    }
}
