package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;

/** What can be asked of a permission to come. */
sealed interface PermitCommand extends Command {

    /** The permission (UUID). */
    String permitId();

    @Override
    default String streamId() {
        return permitId();
    }

    /**
     * The gathering that they want to come to, as it stands.
     *
     * @param day its day in Japan
     * @param open whether it is still to come, and neither called off nor concluded
     * @param rule what its programme says of observers by now
     * @param today the day in Japan
     */
    record Occasion(
            String gatheringId, Programme programme, LocalDate day, boolean open, ObserverRule rule, LocalDate today) {}

    /** Write down that permission was given, and let them come to a gathering. */
    record Grant(
            String permitId,
            ObserverPurpose purpose,
            int people,
            LocalDate decidedOn,
            LocalDate validUntil,
            Occasion occasion,
            String by)
            implements PermitCommand {}

    /** Let them come to one more gathering with the permission that they have. */
    record Attach(String permitId, Occasion occasion, String by) implements PermitCommand {}

    /** They do not come to it after all. */
    record Detach(String permitId, String gatheringId, String by) implements PermitCommand {}
}
