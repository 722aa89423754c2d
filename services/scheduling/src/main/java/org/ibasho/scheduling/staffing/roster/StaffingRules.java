package org.ibasho.scheduling.staffing.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.springframework.stereotype.Component;

/**
 * The current seats of gatherings by kind (支援職員体制), from the programme's profile. The counsellor's seat is not
 * included: the centre fills it.
 */
@Component
public class StaffingRules {

    private final ProgrammeProfiles profiles;

    StaffingRules(ProgrammeProfiles profiles) {
        this.profiles = profiles;
    }

    /** The seats of gatherings of a kind. */
    public List<Post> of(Kind kind) {
        return profiles.of(kind.programme()).profile().posts(kind);
    }

    /** The seats of every kind, with one query. */
    public Map<Kind, List<Post>> all() {
        Map<Kind, List<Post>> all = new EnumMap<>(Kind.class);
        profiles.all().forEach(programme -> all.putAll(programme.profile().staffing()));
        return all;
    }
}
