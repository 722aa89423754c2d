package org.ibasho.scheduling.staffing.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.springframework.stereotype.Component;

/**
 * Which seats a gathering of a kind has by now (支援職員体制), as its programme's profile says. The counsellor's seat is not
 * among them: the centre fills it.
 */
@Component
public class StaffingRules {

    private final ProgrammeProfiles profiles;

    StaffingRules(ProgrammeProfiles profiles) {
        this.profiles = profiles;
    }

    /** The seats of a gathering of this kind. */
    public List<Post> of(Kind kind) {
        return profiles.of(kind.programme()).profile().posts(kind);
    }

    /** The seats of every kind, in one question to the database. */
    public Map<Kind, List<Post>> all() {
        Map<Kind, List<Post>> all = new EnumMap<>(Kind.class);
        profiles.all().forEach(programme -> all.putAll(programme.profile().staffing()));
        return all;
    }
}
