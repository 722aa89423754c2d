package org.ibasho.scheduling.programme.profile;

import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Programme;

/** The commands of a programme profile. */
sealed interface ProgrammeProfileCommand extends Command {

    /** The profile's id (UUID). */
    String profileId();

    @Override
    default String streamId() {
        return profileId();
    }

    /**
     * Replace the whole profile.
     *
     * @param seenVersion the version that the change is based on
     * @param by the user name in the realm
     */
    record Revise(String profileId, Programme programme, ProgrammeProfile profile, long seenVersion, String by)
            implements ProgrammeProfileCommand {}
}
