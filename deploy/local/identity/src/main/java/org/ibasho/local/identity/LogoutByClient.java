package org.ibasho.local.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs out somebody whom an application sends here with its own id instead of the person's token, as OpenID Connect
 * RP-Initiated Logout allows. The authorization server's own filter insists on a token, and tokens do not belong in
 * addresses.
 */
final class LogoutByClient extends OncePerRequestFilter {

    private final RegisteredClientRepository clients;

    LogoutByClient(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"/connect/logout".equals(request.getRequestURI()) || request.getParameter("id_token_hint") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getParameter("client_id");
        String home = request.getParameter("post_logout_redirect_uri");
        RegisteredClient client = id == null ? null : clients.findByClientId(id);
        if (client == null
                || home == null
                || !client.getPostLogoutRedirectUris().contains(home)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(home);
    }
}
