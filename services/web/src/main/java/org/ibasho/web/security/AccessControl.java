package org.ibasho.web.security;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * The access rules of a whole process: first those that every process has, then each module's rules in the order of
 * their beans ({@code @Order}). Any path that no module names needs a valid token of this side's realm.
 */
public final class AccessControl {

    private final List<AccessRules> modules;

    AccessControl(List<AccessRules> modules) {
        this.modules = List.copyOf(modules);
    }

    /**
     * Adds all rules. No {@code Customizer}: Spring Security applies every bean of that type to every filter chain by
     * itself, also to those that have rules of their own.
     */
    public void addTo(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/assets/**", "/error").permitAll();
        requests.requestMatchers("/operations/**", "/api/operations/**").hasRole(Role.OPERATOR.claim());
        modules.forEach(module -> module.add(requests));
        requests.anyRequest().authenticated();
    }
}
