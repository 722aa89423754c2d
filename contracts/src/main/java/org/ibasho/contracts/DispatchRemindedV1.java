package org.ibasho.contracts;

import java.time.OffsetDateTime;

/**
 * The NPO still waits for the centre's answer about a gathering, and the day until which it asked for one is over.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the start that the answer is wanted for, with offset; moot once the gathering has moved
 * @param answerBy until when an answer was asked for, with offset
 */
public record DispatchRemindedV1(String gatheringId, OffsetDateTime startsAt, OffsetDateTime answerBy)
        implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
