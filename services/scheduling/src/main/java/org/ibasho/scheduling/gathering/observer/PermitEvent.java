package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import org.ibasho.chassis.decision.Event;

/** What happened to a permission to come, in plain values. */
public sealed interface PermitEvent extends Event {

    /** The permission (UUID). */
    String permitId();

    @Override
    default String streamId() {
        return permitId();
    }

    /**
     * It was given.
     *
     * @param by who wrote it down, as the realm calls them
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

    /** They come to this gathering. */
    record Attached(String permitId, String gatheringId, String by) implements PermitEvent {}

    /** They do not come to it after all; nobody asks why. */
    record Detached(String permitId, String gatheringId, String by) implements PermitEvent {}
}
