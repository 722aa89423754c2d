package org.ibasho.contracts.attendance;

import org.ibasho.contracts.ContractEvent;

/**
 * Counting at a gathering started.
 *
 * @param gatheringId the gathering (UUID)
 */
public record DoorOpenedV1(String gatheringId) implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
