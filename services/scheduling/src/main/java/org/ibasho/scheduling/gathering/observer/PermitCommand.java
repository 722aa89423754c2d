package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;

/** The commands of an observer permit. */
sealed interface PermitCommand extends Command {

    /** The permit's id (UUID). */
    String permitId();

    @Override
    default String streamId() {
        return permitId();
    }

    /**
     * The gathering that the observers want to attend, in its current state.
     *
     * @param day its day in Japan
     * @param open whether it is in the future, and neither cancelled nor concluded
     * @param rule the current observer terms of its programme
     * @param today the day in Japan
     */
    record Occasion(
            String gatheringId, Programme programme, LocalDate day, boolean open, ObserverRule rule, LocalDate today) {}

    /** Record a granted permit and attach it to a gathering. */
    record Grant(
            String permitId,
            ObserverPurpose purpose,
            int people,
            LocalDate decidedOn,
            LocalDate validUntil,
            Occasion occasion,
            String by)
            implements PermitCommand {}

    /** Attach the permit to a further gathering. */
    record Attach(String permitId, Occasion occasion, String by) implements PermitCommand {}

    /** Detach the permit from a gathering. */
    record Detach(String permitId, String gatheringId, String by) implements PermitCommand {}
}
