package org.ibasho.contracts.scheduling;

import java.time.OffsetDateTime;
import org.ibasho.contracts.ContractEvent;

/**
 * A published gathering was moved to another time.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the new start, with offset
 * @param endsAt the new end, with offset, after the start
 */
public record GatheringRescheduledV1(String gatheringId, OffsetDateTime startsAt, OffsetDateTime endsAt)
        implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
