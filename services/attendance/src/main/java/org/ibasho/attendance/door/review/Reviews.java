package org.ibasho.attendance.door.review;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The history of a gathering's figures. It is read from the events, because few people look at it, and because its
 * texts are then sealed in one place only.
 */
@Component
public class Reviews {

    private final EventHistory events;

    Reviews(EventHistory events) {
        this.events = events;
    }

    /** From the first closing on, in order. */
    public List<ReviewEntry> of(String gatheringId) {
        return events.recorded(gatheringId, DoorEvent.class).stream()
                .flatMap(Reviews::entry)
                .toList();
    }

    private static Stream<ReviewEntry> entry(RecordedEvent<DoorEvent> stored) {
        return switch (stored.event()) {
            case DoorEvent.Closed it -> Stream.of(figures(ReviewEntry.Step.CLOSED, stored, it.total()));
            case DoorEvent.Amended it -> Stream.of(figures(ReviewEntry.Step.AMENDED, stored, it.total()));
            case DoorEvent.Corrected it ->
                Stream.of(new ReviewEntry(
                        ReviewEntry.Step.CORRECTED, stored.at(), it.reason(), it.changes(), it.total()));
            case DoorEvent.Confirmed _ -> Stream.of(text(ReviewEntry.Step.CONFIRMED, stored, null));
            case DoorEvent.SentBack it -> Stream.of(text(ReviewEntry.Step.SENT_BACK, stored, it.comment()));
            case DoorEvent.ConfirmationUndone it ->
                Stream.of(text(ReviewEntry.Step.CONFIRMATION_UNDONE, stored, it.reason()));
            case DoorEvent.Prepared _,
                    DoorEvent.Moved _,
                    DoorEvent.Changed _,
                    DoorEvent.CalledOff _,
                    DoorEvent.Opened _,
                    DoorEvent.Marked _,
                    DoorEvent.Undone _,
                    DoorEvent.Restated _ -> Stream.empty();
        };
    }

    private static ReviewEntry figures(ReviewEntry.Step step, RecordedEvent<DoorEvent> stored, int total) {
        return new ReviewEntry(step, stored.at(), null, List.of(), total);
    }

    private static ReviewEntry text(ReviewEntry.Step step, RecordedEvent<DoorEvent> stored, @Nullable String text) {
        return new ReviewEntry(step, stored.at(), text, List.of(), null);
    }
}
