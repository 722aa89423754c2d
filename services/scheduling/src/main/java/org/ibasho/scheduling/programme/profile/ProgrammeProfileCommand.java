package org.ibasho.scheduling.programme.profile;

import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Programme;

/** What can be asked of a profile. */
sealed interface ProgrammeProfileCommand extends Command {

    /** The profile (UUID). */
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
    record Revise(String charterId, Programme programme, ProgrammeProfile profile, long seenVersion, String by)
            implements ProgrammeProfileCommand {}
}
