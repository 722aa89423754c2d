package org.ibasho.contracts.consultation;

import java.time.OffsetDateTime;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * The centre's reply to the NPO about a dispatch. Not open to analysts, and what it says about people is sealed to
 * scheduling's public key.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the start that the reply is for; the reply is void once the gathering has moved
 * @param accepted whether a counsellor comes
 * @param counsellor the counsellor's name for the NPO; absent if declined, or if the centre had no key to seal it to
 * @param reason the centre's reason for declining; may be absent
 */
public record DispatchRepliedV2(
        String gatheringId,
        OffsetDateTime startsAt,
        boolean accepted,
        @Nullable SealedText counsellor,
        @Nullable SealedText reason)
        implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
