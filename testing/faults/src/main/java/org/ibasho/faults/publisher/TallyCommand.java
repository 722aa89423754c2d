package org.ibasho.faults.publisher;

import org.ibasho.chassis.decision.Command;

/** The commands of a tally. */
sealed interface TallyCommand extends Command {

    /**
     * Adds an amount to the sum.
     *
     * @param commandId the command's id (UUID), which its event carries, so that the checks find duplicates
     */
    record Add(String streamId, String commandId, int amount) implements TallyCommand {}
}
