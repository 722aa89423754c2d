package org.ibasho.consultation.consultation.register;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded consultation, in codes.
 *
 * @param gatheringId the gathering where it took place; null elsewhere
 * @param programme the programme of that gathering; null elsewhere
 */
public record RegisterEntry(
        String id,
        String channel,
        String relationship,
        String ageBand,
        List<String> purposes,
        Instant occurredAt,
        @Nullable String gatheringId,
        @Nullable String programme) {

    public RegisterEntry {
        purposes = List.copyOf(purposes);
    }
}
