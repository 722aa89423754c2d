package org.ibasho.consultation.consultation.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.consultation.consultation.AgeBand;
import org.ibasho.consultation.consultation.Channel;
import org.ibasho.consultation.consultation.NewConsultation;
import org.ibasho.consultation.consultation.Purpose;
import org.ibasho.consultation.consultation.Relationship;
import org.jspecify.annotations.Nullable;

/**
 * The body that records a consultation. Codes only: they identify nobody.
 *
 * @param gatheringId the gathering where it took place; absent elsewhere
 * @param occurredAt when it took place, ISO 8601 with offset
 */
record RecordBody(
        @Nullable UUID gatheringId,
        @NotNull Channel channel,
        @NotNull Relationship relationship,
        @NotNull AgeBand ageBand,
        @NotEmpty @Size(max = 9) List<@NotNull Purpose> purposes,
        @NotNull OffsetDateTime occurredAt) {

    NewConsultation toConsultation() {
        return new NewConsultation(gatheringId, channel, relationship, ageBand, purposes, occurredAt);
    }
}
