package org.ibasho.consultation.consultation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as a counsellor records it. Codes only: they identify nobody.
 *
 * @param gatheringId where it took place; null when it was not at a gathering
 * @param occurredAt when it took place
 */
public record NewConsultation(
        @Nullable UUID gatheringId,
        Channel channel,
        Relationship relationship,
        AgeBand ageBand,
        List<Purpose> purposes,
        OffsetDateTime occurredAt) {

    public NewConsultation {
        purposes = List.copyOf(purposes);
    }
}
