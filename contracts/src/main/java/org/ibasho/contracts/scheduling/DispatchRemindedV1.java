package org.ibasho.contracts.scheduling;

import java.time.OffsetDateTime;
import org.ibasho.contracts.ContractEvent;

/**
 * The centre's answer about a gathering is overdue.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the start of the gathering that the answer is for, with offset; void once the gathering has moved
 * @param answerBy when the answer was due, with offset
 */
public record DispatchRemindedV1(String gatheringId, OffsetDateTime startsAt, OffsetDateTime answerBy)
        implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
