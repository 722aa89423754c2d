package org.ibasho.chassis.login.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.web.page.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes the logins of staff and operators when they are used for the first time, so that they can be linked. */
final class LoginObserver implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(LoginObserver.class);

    private final KnownLogins logins;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    LoginObserver(KnownLogins logins) {
        this.logins = logins;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal user = request.getUserPrincipal();
        if (user != null && isAtWork(Viewer.current()) && !noted.contains(user.getName())) {
            note(user.getName());
        }
        return true;
    }

    private static boolean isAtWork(Viewer viewer) {
        return viewer.isNpoStaff() || viewer.isAtTheCentre() || viewer.isOperator();
    }

    /** What was asked for does not depend on it: the next request notes the login, too. */
    private void note(String login) {
        try {
            logins.note(login).ifPresent(known -> noted.add(login));
        } catch (DataAccessException unavailable) {
            log.debug("a login could not be noted: {}", unavailable.getClass().getName());
        }
    }
}
