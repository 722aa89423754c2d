package org.ibasho.consultation.signin;

import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.AccessControl;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.BearerTokens;
import org.ibasho.web.security.CrossSiteFilter;
import org.ibasho.web.security.PageHeaders;
import org.ibasho.web.signin.SessionTokens;
import org.ibasho.web.signin.SignIn;
import org.ibasho.web.signin.TokenUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** How the centre's staff sign in, and the filter chain of the centre's process; each module says who may use it. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** The page after a login, unless the browser had asked for another one; it redirects by role. */
    static final String HOME = "/";

    /** The page where a person of these roles starts to work. */
    static String home(Viewer viewer) {
        return viewer.isOperator() && !viewer.isAtTheCentre() ? "/operations/consultation" : "/dispatches";
    }

    @Bean
    AccessRules loginRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/", "/login").permitAll();
    }

    @Bean
    @Order(100)
    SecurityFilterChain centre(
            HttpSecurity http,
            AccessControl access,
            SecurityProblems problems,
            BearerTokens tokens,
            PageHeaders headers,
            ClientRegistrationRepository clients,
            SignIn signIn,
            SessionTokens sessionTokens)
            throws Exception {
        return http.authorizeHttpRequests(access::addTo)
                .oauth2Login(login -> login.loginPage("/login")
                        .userInfoEndpoint(info -> info.oidcUserService(new TokenUser()))
                        .defaultSuccessUrl(HOME)
                        .failureHandler(signIn::failed))
                .oauth2ResourceServer(tokens)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(signIn).accessDeniedHandler(problems))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
                        .logoutSuccessHandler(endingTheProvidersSession(clients)))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(headers)
                // CSRF protection by Fetch Metadata: see the filter
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CrossSiteFilter(problems), HeaderWriterFilter.class)
                .addFilterBefore(new RealmStillAgrees(sessionTokens, signIn), AuthorizationFilter.class)
                .build();
    }

    private static OidcClientInitiatedLogoutSuccessHandler endingTheProvidersSession(
            ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
        logout.setPostLogoutRedirectUri("{baseUrl}/");
        return logout;
    }

    /** After the login, the browser returns to the page it asked for; no other request is safe to send again. */
    @SuppressWarnings("NullAway") // null means: add no parameter to the address
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && SignIn.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
