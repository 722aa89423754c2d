package org.ibasho.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may call what in one service, as a list that can be read from top to bottom; the first match counts. Whatever the
 * list leaves out needs a valid token of this side's realm.
 */
@FunctionalInterface
public interface AccessRules {

    /** Adds the service's rules. */
    void add(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
