package org.ibasho.gateway.signin;

import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.BearerTokens;
import org.ibasho.web.security.CrossSiteFilter;
import org.ibasho.web.security.PageHeaders;
import org.ibasho.web.security.Role;
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
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Access rules of the gateway. Each service authorises requests itself, by the token. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            PublicPaths publicPaths) {
        requests.requestMatchers(publicPaths)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/login")
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers("/operations", "/operations/**", "/api/operations/**")
                .hasRole(Role.OPERATOR.claim())
                .anyRequest()
                .authenticated();
    }

    @Bean
    @Order(100)
    SecurityFilterChain gateway(
            HttpSecurity http,
            SecurityProblems problems,
            BearerTokens tokens,
            PageHeaders headers,
            ClientRegistrationRepository clients,
            RoleHome home,
            SignIn signIn,
            PublicPaths publicPaths)
            throws Exception {
        return http.authorizeHttpRequests(requests -> rules(requests, publicPaths))
                .oauth2Login(login -> login.loginPage("/login")
                        .userInfoEndpoint(info -> info.oidcUserService(new TokenUser()))
                        .successHandler(home)
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
                .build();
    }

    private static OidcClientInitiatedLogoutSuccessHandler endingTheProvidersSession(
            ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
        logout.setPostLogoutRedirectUri("{baseUrl}/");
        return logout;
    }

    /** After the login, only a page request is repeated; nothing else is safe to send again. */
    @SuppressWarnings("NullAway") // null means: add no parameter to the address
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && SignIn.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
