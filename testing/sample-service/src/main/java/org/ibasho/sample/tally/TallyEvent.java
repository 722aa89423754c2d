package org.ibasho.sample.tally;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** The events of a tally. */
public sealed interface TallyEvent extends Event {

    /** @param sum the sum after the event, so that a check can compare it with the amounts */
    record Added(String streamId, String commandId, int amount, long sum) implements TallyEvent {}

    /**
     * About 300 bytes of JSON, like a planned gathering.
     *
     * @param number counts the announcements of a meeting from 1 up
     */
    record Announced(
            String meetingId,
            int number,
            String programme,
            String kind,
            String mandate,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements TallyEvent {

        public Announced {
            doors = List.copyOf(doors);
        }

        @Override
        public String streamId() {
            return meetingId;
        }
    }
}
