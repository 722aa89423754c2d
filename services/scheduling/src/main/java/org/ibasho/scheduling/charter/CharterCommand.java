package org.ibasho.scheduling.charter;

import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Programme;

/** What can be asked of a charter. */
sealed interface CharterCommand extends Command {

    /** The charter (UUID). */
    String charterId();

    @Override
    default String streamId() {
        return charterId();
    }

    /**
     * Says all of it anew.
     *
     * @param seenVersion the version that the change was made from
     * @param by who does it, as the realm calls them
     */
    record Revise(String charterId, Programme programme, Charter charter, long seenVersion, String by)
            implements CharterCommand {}
}
