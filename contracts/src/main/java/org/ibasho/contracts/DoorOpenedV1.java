package org.ibasho.contracts;

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
