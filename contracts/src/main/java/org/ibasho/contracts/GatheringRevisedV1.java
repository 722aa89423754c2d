package org.ibasho.contracts;

import java.util.List;

/**
 * A published gathering is elsewhere, or has other ways in.
 *
 * @param gatheringId the gathering (UUID)
 * @param venue where it takes place from now on
 * @param doors the ways in from now on: {@code VENUE}, {@code ZOOM}, {@code METAVERSE}; at least one
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
