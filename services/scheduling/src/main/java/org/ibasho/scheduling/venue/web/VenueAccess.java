package org.ibasho.scheduling.venue.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The supervisor describes venues. Everybody sees them in the calendar. */
@Configuration(proxyBeanMethods = false)
class VenueAccess {

    @Bean
    AccessRules venueRules() {
        return requests ->
                requests.requestMatchers("/venues/**", "/api/venues/**").hasRole(Role.SUPERVISOR.claim());
    }
}
