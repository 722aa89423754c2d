package org.ibasho.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * The access rules of one module, as a list that reads from top to bottom; the first match counts. Each module
 * declares one bean of this type and names its own paths only; {@link AccessControl} puts the modules' lists together.
 */
@FunctionalInterface
public interface AccessRules {

    /** Adds the module's rules. */
    void add(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
