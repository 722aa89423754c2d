package org.ibasho.contracts.attendance;

import java.util.List;
import org.ibasho.contracts.ContractEvent;

/**
 * The supervisor corrected the figures of a gathering. The event has the corrected totals and replaces those of every
 * earlier {@link DoorClosedV1} and {@code DoorCorrectedV1} of the gathering. What changes, why, and who did it stay in
 * attendance.
 *
 * @param gatheringId the gathering (UUID)
 * @param total all visits, the sum of {@code visits}; 0 is a valid outcome
 * @param visits the corrected visits by who, visit and door, without combinations that did not occur
 */
public record DoorCorrectedV1(String gatheringId, int total, List<Visits> visits) implements ContractEvent {

    public DoorCorrectedV1 {
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
