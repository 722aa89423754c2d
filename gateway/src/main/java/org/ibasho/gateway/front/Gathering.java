package org.ibasho.gateway.front;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * A gathering as scheduling's public calendar tells it. Codes this page does not know yet are shown as they are.
 *
 * @param programme such as {@code SANGO}
 * @param kind such as {@code REGULAR}
 * @param theme what it is about, in the words of the staff
 * @param doors the ways to take part: {@code VENUE}, {@code ZOOM}, {@code METAVERSE}
 * @param state {@code PUBLISHED}, {@code CANCELLED} or {@code CONCLUDED}
 * @param movedFrom when it would have begun, if it was moved after it was announced
 * @param cancellationReason why it was cancelled, in the words of the staff
 * @param details what else is good to know, in the words of the staff
 * @param replacement what takes its place, if it was cancelled and that is announced
 */
record Gathering(
        String id,
        String programme,
        String kind,
        @Nullable String theme,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        @Nullable Venue venue,
        List<String> doors,
        String state,
        @Nullable String cancellationReason,
        @Nullable OffsetDateTime movedFrom,
        @Nullable Details details,
        @Nullable Replacement replacement) {

    Gathering {
        doors = List.copyOf(Objects.requireNonNullElse(doors, List.of()));
    }

    /** The venue. */
    record Venue(@Nullable String name, @Nullable String town) {}

    /** Missing values are omitted. */
    record Details(
            List<String> tables,
            @Nullable Integer capacity,
            @Nullable String meetingPoint,
            @Nullable String gear,
            @Nullable String rainRule) {

        Details {
            tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
        }
    }

    /** Another gathering that takes a cancelled one's place. */
    record Replacement(String id, OffsetDateTime startsAt, OffsetDateTime endsAt) {}

    /** Whether there is more to know than when and where. */
    public boolean hasDetails() {
        return details != null && !details.equals(new Details(List.of(), null, null, null, null));
    }

    public LocalDate day() {
        return startsAt.atZoneSameInstant(Tokyo.ZONE).toLocalDate();
    }

    /** Whether it was announced for another time. */
    public boolean isMoved() {
        return movedFrom != null && !isCancelled();
    }

    public boolean isConcluded() {
        return "CONCLUDED".equals(state);
    }

    public boolean isCancelled() {
        return "CANCELLED".equals(state);
    }

    /** The ways to take part that are not a place: what stands beside the venue. */
    public List<String> doorsFromAfar() {
        return doors.stream().filter(door -> !"VENUE".equals(door)).toList();
    }

    /** Whether it is for somebody who comes for the first time. */
    public boolean isForBeginners() {
        return "BEGINNERS".equals(kind);
    }

    boolean isOver(OffsetDateTime now) {
        return endsAt.isBefore(now);
    }
}
