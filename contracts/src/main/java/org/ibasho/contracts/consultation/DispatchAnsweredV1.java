package org.ibasho.contracts.consultation;

import org.ibasho.contracts.ContractEvent;

/**
 * The centre answered whether it sends a counsellor to a gathering. Only scheduling learns the name, from
 * {@link DispatchRepliedV2}.
 *
 * @param gatheringId the gathering (UUID)
 * @param accepted whether a counsellor comes
 */
public record DispatchAnsweredV1(String gatheringId, boolean accepted) implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
