package org.ibasho.web.effect;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether a page follows a form of ours whose effect it may not show yet. The redirect after the form says so in
 * the page's address, and anybody can make up such an address: it counts for staff only, and only if the browser comes
 * from one of our own pages.
 */
public final class LateEffect {

    /** The parameter of the redirect. */
    public static final String PARAMETER = "late";

    private LateEffect() {}

    /** Whether the page may say that something was saved. */
    public static boolean mayFollow(HttpServletRequest request) {
        return request.getParameter(PARAMETER) != null && request.getUserPrincipal() != null && isFromOurPage(request);
    }

    /** By {@code Sec-Fetch-Site}, or by {@code Referer} from a browser without that header. */
    private static boolean isFromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String referer = request.getHeader("Referer");
        String page = request.getRequestURL().toString();
        String origin =
                page.substring(0, page.length() - request.getRequestURI().length());
        return referer != null && referer.startsWith(origin + "/");
    }
}
