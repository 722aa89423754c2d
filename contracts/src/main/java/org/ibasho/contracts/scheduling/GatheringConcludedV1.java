package org.ibasho.contracts.scheduling;

import org.ibasho.contracts.ContractEvent;

/**
 * A published gathering took place and is finished; 0 participants are a valid outcome.
 *
 * @param gatheringId the gathering (UUID)
 */
public record GatheringConcludedV1(String gatheringId) implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
