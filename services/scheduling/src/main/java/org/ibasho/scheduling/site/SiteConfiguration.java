package org.ibasho.scheduling.site;

import org.ibasho.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Configures what all pages of the site share. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    private static final String[] PAGES = {"/", "/first-visit", "/about/*", "/calendar", "/calendar/**"};

    /** The site is for everybody to read. */
    @Bean
    AccessRules siteRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, PAGES)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PAGES)
                .permitAll();
    }
}
