package org.ibasho.web.logs;

import jakarta.servlet.http.HttpServletRequest;

/** Takes note of a request that is about to be refused for want of a role. */
@FunctionalInterface
public interface RefusedAccess {

    /** The code of an answer that can't leave because what it shows, or whom it refuses, can't be logged. */
    String NOT_LOGGED = "access-log-unavailable";

    /** Whether it was noted. If not, the request is answered with 503 instead. */
    boolean log(HttpServletRequest request);
}
