package org.ibasho.faults.killpoint;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Treats every caller as an operator: only the test harness reaches these services, and there is no realm. */
@Configuration(proxyBeanMethods = false)
public class PermitAllSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain everybodyIsAnOperator(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/tallies/**",
                        "/read-models/**",
                        "/kill-switch/**",
                        "/api/operations/**",
                        "/actuator/health/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(
                        (request, response, chain) -> {
                            SecurityContextHolder.getContext()
                                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                            "harness", "", AuthorityUtils.createAuthorityList("ROLE_operator")));
                            chain.doFilter(request, response);
                        },
                        AnonymousAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
