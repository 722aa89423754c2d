package org.ibasho.scheduling.staffing.login;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.chassis.sealing.Erased;

/** Whose each login is and was, by all links that there are and have been. */
public final class LoginOwners implements LoginNames.Names {

    /**
     * A link with its member of staff.
     *
     * @param subject the member's id
     */
    public record Link(LinkedLogin login, String subject, String nickname) {}

    private final Map<String, List<Link>> links;
    private final Set<String> erased;

    /**
     * @param links of all staff, former ones too
     * @param erased the logins of those who have been erased: their links can't be read any more
     */
    public LoginOwners(Collection<Link> links, Set<String> erased) {
        this.links = links.stream()
                .sorted(Comparator.comparing(link -> link.login().from()))
                .collect(Collectors.groupingBy(link -> link.login().id()));
        this.erased = Set.copyOf(erased);
    }

    /**
     * The nickname of whoever the login was linked to at that time. What was done before its first link counts as done
     * by the one whom it was linked to then; but where somebody erased has used it, nobody else is named.
     */
    @Override
    public Optional<String> of(String login, Instant at) {
        return link(login, at)
                .map(Link::nickname)
                .or(() -> Optional.of(Erased.TEXT).filter(text -> erased.contains(login)));
    }

    /** The link by which the name is told; empty if nobody is named. */
    public Optional<Link> link(String login, Instant at) {
        List<Link> all = links.getOrDefault(login, List.of());
        return all.stream()
                .filter(link -> link.login().covers(at))
                .findFirst()
                .or(() -> all.stream()
                        .filter(link ->
                                !erased.contains(login) && link.login().from().isAfter(at))
                        .findFirst());
    }
}
