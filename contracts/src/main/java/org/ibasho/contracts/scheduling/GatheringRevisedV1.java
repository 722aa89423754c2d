package org.ibasho.contracts.scheduling;

import java.util.List;
import org.ibasho.contracts.ContractEvent;

/**
 * The venue or the entrances of a published gathering changed.
 *
 * @param gatheringId the gathering (UUID)
 * @param venue the venue from now on
 * @param doors the entrances from now on: {@code VENUE}, {@code ZOOM}, {@code METAVERSE}; at least one
 */
public record GatheringRevisedV1(String gatheringId, GatheringPublishedV1.Venue venue, List<String> doors)
        implements ContractEvent {

    public GatheringRevisedV1 {
        doors = List.copyOf(doors);
    }

    @Override
    public String subject() {
        return gatheringId;
    }
}
