package org.ibasho.consultation.consultation;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.jspecify.annotations.Nullable;

/** The commands of a consultation record. */
public sealed interface ConsultationCommand extends Command {

    /** The record (UUID), not a person. */
    String consultationId();

    @Override
    default String streamId() {
        return consultationId();
    }

    /**
     * Record a consultation, without identity and without free text.
     *
     * @param gathering the gathering where it took place; null elsewhere
     * @param now the time of the request
     */
    record WriteDown(
            String consultationId,
            Channel channel,
            Relationship relationship,
            AgeBand ageBand,
            List<Purpose> purposes,
            Instant occurredAt,
            @Nullable Gathering gathering,
            Instant now)
            implements ConsultationCommand {

        public WriteDown {
            purposes = List.copyOf(purposes);
        }
    }

    /**
     * A gathering as named in the request.
     *
     * @param programme its programme; null if the centre never had a request for it
     */
    record Gathering(String gatheringId, @Nullable String programme) {}
}
