package org.ibasho.consultation.signin;

import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.BearerTokens;
import org.ibasho.web.security.CrossSiteFilter;
import org.ibasho.web.security.PageHeaders;
import org.ibasho.web.security.Role;
import org.ibasho.web.signin.SessionTokens;
import org.ibasho.web.signin.SignIn;
import org.ibasho.web.signin.TokenUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may do what at the centre. Consultations are bound by professional secrecy: counsellors alone see them. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Where somebody finds oneself after the login, unless another page was asked for before: it leads on by role. */
    static final String HOME = "/";

    /** Where somebody's work is. */
    static String home(Viewer viewer) {
        return viewer.isOperator() && !viewer.isAtTheCentre() ? "/operations/consultation" : "/dispatches";
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, "/", "/login")
                .permitAll()
                .requestMatchers("/assets/**", "/webjars/**", "/error", "/v3/api-docs/**")
                .permitAll()
                .requestMatchers("/dispatches/**", "/api/dispatches/**")
                .hasAnyRole(Role.claims(Role.COUNSELLOR, Role.COORDINATOR))
                .requestMatchers("/consultations/**", "/api/consultations/**")
                .hasRole(Role.COUNSELLOR.claim())
                .requestMatchers("/operations/**", "/api/operations/**")
                .hasRole(Role.OPERATOR.claim())
                .anyRequest()
                .authenticated();
    }

    @Bean
    @Order(100)
    SecurityFilterChain centre(
            HttpSecurity http,
            SecurityProblems problems,
            BearerTokens tokens,
            PageHeaders headers,
            ClientRegistrationRepository clients,
            SignIn signIn,
            SessionTokens sessionTokens)
            throws Exception {
        return http.authorizeHttpRequests(AccessConfiguration::rules)
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
                // instead of a token in every form: see the filter
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

    /** After the login, the page that was asked for is shown; nothing else is worth keeping, or safe to send again. */
    @SuppressWarnings("NullAway") // null is what the method documents for: add no parameter to the address
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && SignIn.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
