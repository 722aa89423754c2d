package org.ibasho.contracts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The centre's reply to the NPO about a dispatch. Not open to analysts: it names the counsellor.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the start that the reply is for; the reply is void once the gathering has moved
 * @param accepted whether a counsellor comes
 * @param counsellor the counsellor's name for the NPO; present if accepted
 * @param reason the centre's reason for declining; may be absent
 */
public record DispatchRepliedV1(
        String gatheringId,
        OffsetDateTime startsAt,
        boolean accepted,
        @Nullable String counsellor,
        @Nullable String reason)
        implements ContractEvent {

    @Override
    public String subject() {
        return gatheringId;
    }
}
