package org.ibasho.consultation.consultation;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** The events of a consultation record, in plain values. */
public sealed interface ConsultationEvent extends Event {

    /** The record (UUID), not a person. */
    String consultationId();

    @Override
    default String streamId() {
        return consultationId();
    }

    /**
     * A consultation took place; the codes are those of {@link Channel}, {@link Relationship}, {@link AgeBand} and
     * {@link Purpose}.
     *
     * @param gatheringId the gathering where it took place; null elsewhere
     * @param programme the programme of that gathering; null elsewhere
     */
    record Recorded(
            String consultationId,
            String channel,
            String relationship,
            String ageBand,
            List<String> purposes,
            Instant occurredAt,
            @Nullable String gatheringId,
            @Nullable String programme)
            implements ConsultationEvent {

        public Recorded {
            purposes = List.copyOf(purposes);
        }
    }
}
