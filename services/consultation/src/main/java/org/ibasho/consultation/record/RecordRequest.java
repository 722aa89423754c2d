package org.ibasho.consultation.record;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ibasho.consultation.codes.AgeBand;
import org.ibasho.consultation.codes.Channel;
import org.ibasho.consultation.codes.Purpose;
import org.ibasho.consultation.codes.Relationship;
import org.jspecify.annotations.Nullable;

/**
 * What is asked when a consultation is recorded. Codes only: nobody can be told from it.
 *
 * @param gatheringId where it took place; absent when it was not at a gathering
 * @param occurredAt when it took place, ISO 8601 with offset
 */
public record RecordRequest(
        @Nullable UUID gatheringId,
        @NotNull Channel channel,
        @NotNull Relationship relationship,
        @NotNull AgeBand ageBand,
        @NotEmpty @Size(max = 9) List<@NotNull Purpose> purposes,
        @NotNull OffsetDateTime occurredAt) {}
