package org.ibasho.faults.teller;

import org.ibasho.chassis.decision.Command;

/** What can be asked of a tally. */
sealed interface TallyCommand extends Command {

    /**
     * Adds to the sum.
     *
     * @param commandId the command's own name (UUID), which its event bears, so that doubles can be seen in the store
     */
    record Add(String streamId, String commandId, int amount) implements TallyCommand {}
}
