package org.ibasho.contracts;

/**
 * Counting began at a gathering.
 *
 * @param gatheringId the gathering (UUID)
 */
public record DoorOpenedV1(String gatheringId) implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
