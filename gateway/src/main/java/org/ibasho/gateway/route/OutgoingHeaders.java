package org.ibasho.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ibasho.gateway.signin.PublicPaths;
import org.ibasho.web.limits.ClientHeader;
import org.ibasho.web.signin.SessionTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Sets the headers of a forwarded request: the session's token instead of its cookie, or the caller's own token; the
 * page's language; the public address. Of the caller's address only a keyed hash is forwarded.
 */
@Component
class OutgoingHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final List<String> NOT_BELIEVED = List.of(
            ClientHeader.NAME,
            "Cookie",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP");

    private final SessionTokens tokens;
    private final PublicPaths publicPaths;
    private final ClientHeader clientHeader;

    OutgoingHeaders(SessionTokens tokens, PublicPaths publicPaths, ClientHeader clientHeader) {
        this.tokens = tokens;
        this.publicPaths = publicPaths;
        this.clientHeader = clientHeader;
    }

    @Override
    public HttpHeaders apply(HttpHeaders incoming, ServerRequest request) {
        HttpServletRequest servletRequest = request.servletRequest();
        HttpHeaders outgoing = new HttpHeaders();
        outgoing.putAll(incoming);
        NOT_BELIEVED.forEach(outgoing::remove);
        outgoing.set("X-Forwarded-Proto", servletRequest.getScheme());
        outgoing.set("X-Forwarded-Host", host(servletRequest));
        String client = clientHeader.value(servletRequest.getRemoteAddr());
        if (client != null) {
            outgoing.set(ClientHeader.NAME, client);
        }
        outgoing.set(
                HttpHeaders.ACCEPT_LANGUAGE,
                RequestContextUtils.getLocale(servletRequest).toLanguageTag());
        authorize(outgoing, servletRequest);
        return outgoing;
    }

    private static String host(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean standard = port == ("https".equals(request.getScheme()) ? 443 : 80);
        return request.getServerName() + (standard ? "" : ":" + port);
    }

    private void authorize(HttpHeaders outgoing, HttpServletRequest request) {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof OAuth2AuthenticationToken session) {
            authorize(outgoing, session, publicPaths.matches(request));
        } else if (!(caller instanceof JwtAuthenticationToken)) {
            outgoing.remove(HttpHeaders.AUTHORIZATION);
        }
    }

    private void authorize(HttpHeaders outgoing, OAuth2AuthenticationToken session, boolean isPublic) {
        try {
            outgoing.setBearerAuth(tokens.accessToken(session));
        } catch (AuthenticationException tokenNotRenewed) {
            if (!isPublic) {
                throw tokenNotRenewed;
            }
            // what everybody may read needs no token: it comes as for everybody
            outgoing.remove(HttpHeaders.AUTHORIZATION);
        }
    }

    /** After the framework's own filters, one of which removes every {@code X-Forwarded-*}. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
