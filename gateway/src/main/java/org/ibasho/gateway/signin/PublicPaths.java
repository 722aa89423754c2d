package org.ibasho.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The paths that need no login: the public site, the feeds and their API, and the subscription to changes.
 */
@Component
public final class PublicPaths implements RequestMatcher {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> TO_READ = Set.of(
            "/",
            "/first-visit",
            "/about/*",
            "/calendar",
            "/calendar/**",
            "/calendar.ics",
            "/calendar.atom",
            "/api/calendar/**");

    /** Nobody needs an account to be told of changes, or to stop it. */
    private static final String NOTICES = "/notices/**";

    private static final String ASSETS = "/assets/**";

    private final RequestMatcher paths = new OrRequestMatcher(Stream.concat(
                    READING.stream().flatMap(method -> TO_READ.stream().map(path -> matcher(method, path))),
                    Stream.of(matcher(null, NOTICES), matcher(null, ASSETS)))
            .toList());

    @Override
    public boolean matches(HttpServletRequest request) {
        return paths.matches(request);
    }

    private static RequestMatcher matcher(@Nullable HttpMethod method, String path) {
        PathPatternRequestMatcher.Builder patterns = PathPatternRequestMatcher.withDefaults();
        return method == null ? patterns.matcher(path) : patterns.matcher(method, path);
    }
}
