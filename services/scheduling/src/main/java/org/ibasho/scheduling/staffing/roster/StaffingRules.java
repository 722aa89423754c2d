package org.ibasho.scheduling.staffing.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.springframework.stereotype.Component;

/**
 * Which seats a gathering of a kind has by now (支援職員体制), as its programme's charter says. The counsellor's seat is not
 * among them: the centre fills it.
 */
@Component
class StaffingRules {

    private final ProgrammeProfiles charters;

    StaffingRules(ProgrammeProfiles charters) {
        this.charters = charters;
    }

    /** The seats of a gathering of this kind. */
    List<Post> of(Kind kind) {
        return charters.of(kind.programme()).charter().posts(kind);
    }

    /** The seats of every kind, in one question to the database. */
    Map<Kind, List<Post>> all() {
        Map<Kind, List<Post>> all = new EnumMap<>(Kind.class);
        charters.all().forEach(programme -> all.putAll(programme.charter().staffing()));
        return all;
    }
}
