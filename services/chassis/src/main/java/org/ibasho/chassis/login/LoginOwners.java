package org.ibasho.chassis.login;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ibasho.chassis.sealing.Erased;

/** The present and former owners of each login, by all links that there are and have been. */
public final class LoginOwners implements LoginNames.Names {

    /**
     * A link with its person.
     *
     * @param subject the person's id
     * @param name what pages call them
     */
    public record Link(LinkedLogin login, String subject, String name) {}

    private final Map<String, List<Link>> links;
    private final Set<String> erased;

    /**
     * @param links of everybody, those who have left too
     * @param erased the logins of those who have been erased: their links can't be read any more
     */
    public LoginOwners(Collection<Link> links, Set<String> erased) {
        this.links = links.stream()
                .sorted(Comparator.comparing(link -> link.login().from()))
                .collect(Collectors.groupingBy(link -> link.login().id()));
        this.erased = Set.copyOf(erased);
    }

    /**
     * The name of the login's owner at that time. At a time without a link, the next owner counts as the owner. If
     * somebody who is erased has used the login, this names nobody else for such a time.
     */
    @Override
    public Optional<String> of(String login, Instant at) {
        return link(login, at)
                .map(Link::name)
                .or(() -> Optional.of(Erased.TEXT).filter(text -> erased.contains(login)));
    }

    /** The link that the name is taken from; empty if nobody is named. */
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

    /** The same names; passes each person's id to {@code shown} first, so that the service logs it. */
    public LoginNames.Names logged(Consumer<String> shown) {
        return (login, at) -> {
            link(login, at).map(Link::subject).ifPresent(shown);
            return of(login, at);
        };
    }
}
