package org.ibasho.gateway.signin;

import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.BearerTokens;
import org.ibasho.web.security.CrossSiteFilter;
import org.ibasho.web.security.PageHeaders;
import org.ibasho.web.security.Role;
import org.ibasho.web.signin.BrowserLogin;
import org.ibasho.web.signin.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

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
            BrowserLogin browsers,
            RoleHome home,
            SignIn signIn,
            PublicPaths publicPaths)
            throws Exception {
        browsers.addSessionsTo(http);
        return http.authorizeHttpRequests(requests -> rules(requests, publicPaths))
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
                .build();
    }
}
