package org.ibasho.scheduling.site;

import java.util.List;
import org.ibasho.web.page.Contacts;
import org.ibasho.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

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

    /** Adds the attributes that all templates of the site need. */
    @ControllerAdvice(basePackageClasses = SiteConfiguration.class)
    static final class SiteModel {

        private final Towns towns;
        private final Contacts contacts;

        SiteModel(Towns towns, Contacts contacts) {
            this.towns = towns;
            this.contacts = contacts;
        }

        @ModelAttribute("towns")
        Towns towns() {
            return towns;
        }

        @ModelAttribute("contacts")
        List<Contacts.Contact> contacts() {
            return contacts.contacts();
        }
    }
}
