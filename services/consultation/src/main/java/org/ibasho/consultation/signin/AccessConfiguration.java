package org.ibasho.consultation.signin;

import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.AccessControl;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.BearerTokens;
import org.ibasho.web.security.CrossSiteFilter;
import org.ibasho.web.security.PageHeaders;
import org.ibasho.web.signin.BrowserLogin;
import org.ibasho.web.signin.SessionTokens;
import org.ibasho.web.signin.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

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
            BrowserLogin browsers,
            SignIn signIn,
            SessionTokens sessionTokens)
            throws Exception {
        browsers.addSessionsTo(http);
        SavedRequestAwareAuthenticationSuccessHandler home = new SavedRequestAwareAuthenticationSuccessHandler();
        home.setDefaultTargetUrl(HOME);
        return http.authorizeHttpRequests(access::addTo)
                .oauth2Login(login -> {
                    browsers.customize(login);
                    login.successHandler(browsers.returning(home));
                })
                .oauth2ResourceServer(tokens)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(signIn).accessDeniedHandler(problems))
                .headers(headers)
                // CSRF protection by Fetch Metadata: see the filter
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CrossSiteFilter(problems), HeaderWriterFilter.class)
                .addFilterBefore(new RealmStillAgrees(sessionTokens, signIn), AuthorizationFilter.class)
                .build();
    }
}
