package org.ibasho.scheduling.site;

import java.util.Arrays;
import java.util.List;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.profile.ProfiledProgramme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.jspecify.annotations.Nullable;

/**
 * A programme for the public site.
 *
 * @param profile its profile; null until it has been read once
 */
record Introduction(Programme programme, @Nullable ProgrammeProfile profile) {

    static Introduction of(ProfiledProgramme programme) {
        return new Introduction(programme.programme(), programme.profile());
    }

    /** Whether there is more than its name. */
    public boolean isKnown() {
        return profile != null;
    }

    public String code() {
        return programme.name();
    }

    /** Its kinds of gathering. */
    public List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.programme() == programme)
                .toList();
    }

    /** Its eligibility, as the suffix of a message key. */
    public String whom() {
        if (profile == null
                || (profile.eligibility().persons() && profile.eligibility().families())) {
            return "both";
        }
        return profile.eligibility().persons() ? "persons" : "families";
    }
}
