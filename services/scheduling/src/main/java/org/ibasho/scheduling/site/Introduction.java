package org.ibasho.scheduling.site;

import java.util.Arrays;
import java.util.List;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProfiledProgramme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.jspecify.annotations.Nullable;

/**
 * A programme as the public site introduces it.
 *
 * @param profile what it is like; null before that could be read for the first time
 */
record Introduction(Programme programme, @Nullable ProgrammeProfile profile) {

    static Introduction of(ProfiledProgramme programme) {
        return new Introduction(programme.programme(), programme.profile());
    }

    /** Whether there is more to say than its name. */
    public boolean isKnown() {
        return profile != null;
    }

    public String code() {
        return programme.name();
    }

    /** What kinds of gathering it has. */
    public List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.programme() == programme)
                .toList();
    }

    /** For whom it is: the end of a message's key. */
    public String whom() {
        if (profile == null || (profile.eligibility().persons() && profile.eligibility().families())) {
            return "both";
        }
        return profile.eligibility().persons() ? "persons" : "families";
    }
}
