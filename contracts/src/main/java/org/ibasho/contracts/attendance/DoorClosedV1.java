package org.ibasho.contracts.attendance;

import java.util.List;
import org.ibasho.contracts.ContractEvent;

/**
 * Counting at a gathering ended. The event has totals only: the time of a single visit never leaves attendance. A later
 * event for the same gathering replaces this one: marks of before the closing may arrive after it.
 *
 * @param gatheringId the gathering (UUID)
 * @param total all visits, the sum of {@code visits}; 0 is a valid outcome
 * @param visits the visits by who, visit and door, without combinations that did not occur
 */
public record DoorClosedV1(String gatheringId, int total, List<Visits> visits) implements ContractEvent {

    public DoorClosedV1 {
        visits = List.copyOf(visits);
    }

    /**
     * The number of visits of one combination.
     *
     * @param who {@code PERSON}, {@code FAMILY} or {@code OBSERVER}
     * @param visit {@code FIRST}, {@code AGAIN} or {@code UNKNOWN}
     * @param door {@code VENUE}, {@code ZOOM} or {@code METAVERSE}
     * @param count number of visits, 1 or more
     */
    public record Visits(String who, String visit, String door, int count) {}

    @Override
    public String subject() {
        return gatheringId;
    }
}
