package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import org.ibasho.chassis.decision.Event;

/** The events of a permit, in plain values. */
public sealed interface PermitEvent extends Event {

    /** The permit's id (UUID). */
    String permitId();

    @Override
    default String streamId() {
        return permitId();
    }

    /**
     * The permit was granted.
     *
     * @param by the user name in the realm
     */
    record Granted(
            String permitId,
            String programme,
            String purpose,
            int people,
            LocalDate decidedOn,
            LocalDate validUntil,
            String by)
            implements PermitEvent {}

    /** The observers attend this gathering. */
    record Attached(String permitId, String gatheringId, String by) implements PermitEvent {}

    /** The observers do not attend it after all; no reason is recorded. */
    record Detached(String permitId, String gatheringId, String by) implements PermitEvent {}
}
