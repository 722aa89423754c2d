package org.ibasho.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The page after the login: the requested one, otherwise the start page of the user's role. */
@Component
class RoleHome extends SavedRequestAwareAuthenticationSuccessHandler {

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return of(Viewer.of(authentication));
    }

    String of(Viewer viewer) {
        if (viewer.isSupervisor()) {
            return "/gatherings";
        }
        if (viewer.isAtTheDoor()) {
            return "/door";
        }
        if (viewer.is(Role.CITY_OFFICER)) {
            return "/reports";
        }
        return viewer.isOperator() ? "/operations" : "/";
    }
}
