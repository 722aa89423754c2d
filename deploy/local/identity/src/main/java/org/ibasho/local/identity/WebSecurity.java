package org.ibasho.local.identity;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Configures the access to a realm's endpoints, and how people log in. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, Realm realm, RequestCache asked, RegisteredClientRepository registered) {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                    server.clientAuthentication(clients ->
                            clients.authenticationProviders(providers -> providers.stream()
                                    .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                    .map(ClientSecretAuthenticationProvider.class::cast)
                                    .forEach(secrets -> secrets.setPasswordEncoder(Clients.SECRETS))));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(asked))
                .addFilterAfter(new LogoutByClient(registered), HeaderWriterFilter.class)
                .headers(headers -> headers(headers, realm))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Realm realm, RequestCache asked) {
        http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/", "/login", "/identity.css", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .requestCache(cache -> cache.requestCache(asked))
                .headers(headers -> headers(headers, realm))
                .formLogin(form ->
                        form.loginPage("/login").failureHandler(kindly()).defaultSuccessUrl(realm.application()));
        return http.build();
    }

    /** Only a login that an application asked for is gone on with afterwards. */
    @Bean
    RequestCache asked() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize"));
        return cache;
    }

    /** The only way in, so that nothing beside it checks a password without patience. */
    @Bean
    AuthenticationManager logins(Realm realm) {
        PasswordEncoder passwords = new BCryptPasswordEncoder();
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(users(realm, passwords));
        check.setPasswordEncoder(passwords);
        return new ProviderManager(new LoginThrottle(
                check, realm.users().stream().collect(Collectors.toMap(Realm.User::username, Realm.User::id))));
    }

    /** Somebody types a user name, and is their login's id from then on: in sessions, in tokens and in logs. */
    private static UserDetailsService users(Realm realm, PasswordEncoder passwords) {
        Map<String, UserDetails> users = realm.users().stream()
                .collect(Collectors.toMap(
                        Realm.User::username,
                        user -> User.withUsername(user.id())
                                .passwordEncoder(passwords::encode)
                                .password(user.password())
                                .roles(user.roles().toArray(String[]::new))
                                .build()));
        return typed -> Optional.ofNullable(users.get(typed))
                // a copy, because the password of the one that logs in is wiped
                .map(user -> User.withUserDetails(user).build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(typed));
    }

    /** Tells the provider when a session ends, so that logging out of it is known. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    private static AuthenticationFailureHandler kindly() {
        return (request, response, failure) ->
                response.sendRedirect(failure instanceof LockedException ? "/login?wait" : "/login?error");
    }

    /** A form's answer may lead back to the applications, which browsers count as where the form leads. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, Realm realm) {
        String applications = realm.clients().stream()
                .flatMap(client -> client.redirectUris().stream())
                .map(address -> URI.create(address).resolve("/").toString())
                .distinct()
                .collect(Collectors.joining(" "));
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " + applications
                                + "; base-uri 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
