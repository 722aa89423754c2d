package org.ibasho.contracts.scheduling;

import org.ibasho.contracts.ContractEvent;

/**
 * A published gathering will not take place. The reason is free text and stays with scheduling and its public page.
 *
 * @param gatheringId the gathering (UUID)
 */
public record GatheringCancelledV1(String gatheringId) implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
