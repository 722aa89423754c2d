package org.ibasho.contracts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The centre's reply to the NPO about a dispatch. Not open to analysts: it names the counsellor.
 *
 * @param gatheringId the gathering (UUID)
 * @param startsAt the start that the reply is for; a reply for a time that has been moved since counts no more
 * @param accepted whether a counsellor comes
 * @param counsellor who comes, as the centre names the person to the NPO; present when accepted
 * @param reason why nobody comes, in the centre's words; may be absent
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
