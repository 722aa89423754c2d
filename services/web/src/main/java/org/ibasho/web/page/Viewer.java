package org.ibasho.web.page;

import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.web.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The viewer of a page: determines the navigation and what a page leaves out. Who may call what is a matter of the
 * access rules.
 *
 * @param signedIn whether the viewer is signed in
 * @param roles the role names from the token
 */
public record Viewer(boolean signedIn, Set<String> roles) {

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** The viewer of a security context; anonymous if there is none. */
    public static Viewer of(@Nullable Authentication authentication) {
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new Viewer(false, Set.of());
        }
        return new Viewer(
                true,
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                        .map(authority -> authority.substring("ROLE_".length()))
                        .collect(Collectors.toSet()));
    }

    /** Whoever asks for the current page or resource. */
    public static Viewer current() {
        @Nullable
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return of(authentication);
    }

    /** Whether the viewer has one of these roles. */
    public boolean is(Role... any) {
        for (Role role : any) {
            if (roles.contains(role.claim())) {
                return true;
            }
        }
        return false;
    }

    public boolean isSupervisor() {
        return is(Role.SUPERVISOR);
    }

    /** Whether the viewer counts people at the door. */
    public boolean isAtTheDoor() {
        return is(Role.SUPERVISOR, Role.PEER_STAFF);
    }

    /** Whether the viewer works for the NPO: sees drafts, rosters, and who comes from the centre. */
    public boolean isNpoStaff() {
        return is(Role.SUPERVISOR, Role.PEER_STAFF);
    }

    /** Whether the viewer reads reports. */
    public boolean isReportReader() {
        return is(Role.SUPERVISOR, Role.CITY_OFFICER);
    }

    public boolean isCounsellor() {
        return is(Role.COUNSELLOR);
    }

    /** Whether the viewer keeps the list of counsellors. */
    public boolean isCoordinator() {
        return is(Role.COORDINATOR);
    }

    /** Whether the viewer sees plans of gatherings. */
    public boolean isPlanReader() {
        return is(Role.SUPERVISOR, Role.PEER_STAFF, Role.CITY_OFFICER);
    }

    /** Whether the viewer is a member of the centre's staff and not an operator. */
    public boolean isAtTheCentre() {
        return is(Role.COUNSELLOR, Role.COORDINATOR);
    }

    public boolean isOperator() {
        return is(Role.OPERATOR);
    }
}
