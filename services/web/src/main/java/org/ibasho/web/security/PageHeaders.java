package org.ibasho.web.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The security headers of every response: only our own scripts and styles run, and nobody frames our pages. */
public final class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private final String policy;

    /** @param issuer the issuer, where signing out leads: the only foreign target of a form */
    public PageHeaders(String issuer) {
        this.policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action 'self' " + issuer;
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
