package org.ibasho.scheduling.roster;

import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.staff.Qualification;
import org.ibasho.scheduling.staff.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which seats a gathering of a kind has (支援職員体制). The counsellor's seat is not among them: the centre fills it.
 *
 * @param rules by kind; a kind without an entry needs nobody
 */
@ConfigurationProperties("ibasho.staffing")
public record StaffingRules(Map<Kind, List<Post>> rules) {

    public StaffingRules {
        rules = Map.copyOf(rules);
    }

    /**
     * The seats of one role.
     *
     * @param needed how many have to be filled
     * @param most how many there are
     * @param qualification what else is asked for, if anything
     */
    public record Post(
            StaffRole role, int needed, int most, @Nullable Qualification qualification) {}

    /** The seats of a gathering of this kind. */
    public List<Post> of(Kind kind) {
        return rules.getOrDefault(kind, List.of());
    }
}
