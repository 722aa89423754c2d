package org.ibasho.faults.point;

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

/** Lets everybody in as an operator: only the harness reaches these services, and there is no realm to ask. */
@Configuration(proxyBeanMethods = false)
public class OpenDoor {

    @Bean
    @Order(0)
    SecurityFilterChain everybodyIsAnOperator(HttpSecurity http) throws Exception {
        return http.securityMatcher("/tallies/**", "/read-models/**", "/kill-switch/**", "/api/operations/**")
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
