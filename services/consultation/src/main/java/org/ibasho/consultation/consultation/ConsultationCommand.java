package org.ibasho.consultation.consultation;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be asked of a consultation record. */
public sealed interface ConsultationCommand extends Command {

    /** The record (UUID), not a person. */
    String consultationId();

    @Override
    default String streamId() {
        return consultationId();
    }

    /**
     * Write down that a consultation took place. No identity, no free text.
     *
     * @param gathering where it took place; null when it was not at a gathering
     * @param now the time at which it is written down
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
     * A gathering as the one who records names it.
     *
     * @param programme its programme; null when the centre was never asked for a counsellor there
     */
    record Gathering(String gatheringId, @Nullable String programme) {}
}
