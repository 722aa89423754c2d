package org.ibasho.benchmarks.sample;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** What happened to a meeting. */
public sealed interface MeetingEvent extends Event {

    /** A note was taken. As large as what a gathering's plan stores: about 300 bytes of JSON. */
    record Noted(
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
            implements MeetingEvent {

        public Noted {
            doors = List.copyOf(doors);
        }

        @Override
        public String streamId() {
            return meetingId;
        }
    }
}
