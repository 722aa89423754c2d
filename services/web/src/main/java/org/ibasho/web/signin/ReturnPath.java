package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * The page to return to after a login, in a sealed cookie. Only a path of our own is kept, of at most
 * {@link #MOST_BYTES} bytes, and only of a page: nothing else is safe to send again.
 */
final class ReturnPath implements RequestCache {

    /** A longer path is not kept; the login then ends at the start page. */
    static final int MOST_BYTES = 500;

    private static final String NAME = "IBASHO_RETURN";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SealedCookies cookies;
    private final ServedPaths served;
    private final String name;

    ReturnPath(SealedCookies cookies, ServedPaths served, String side) {
        this.cookies = cookies;
        this.served = served;
        this.name = NAME + "_" + side;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (!"GET".equals(request.getMethod()) || !SignIn.isPage(request) || !served.contain(request)) {
            return;
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (isOwn(path) && path.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            cookies.set(response, name, path, LIFETIME);
        } else {
            cookies.remove(request, response, name);
        }
    }

    /** The path, which is then forgotten. */
    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        String path = cookies.value(request, name);
        removeRequest(request, response);
        return path == null || !isOwn(path) ? null : new SimpleSavedRequest(path);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, name);
    }

    private static boolean isOwn(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
    }
}
