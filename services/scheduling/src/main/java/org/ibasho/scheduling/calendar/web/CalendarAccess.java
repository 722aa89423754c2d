package org.ibasho.scheduling.calendar.web;

import org.ibasho.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody may read the calendar. */
@Configuration(proxyBeanMethods = false)
class CalendarAccess {

    @Bean
    AccessRules calendarRules() {
        return requests -> requests.requestMatchers(
                        HttpMethod.GET, "/api/calendar/**", "/calendar.ics", "/calendar.atom", "/calendar/*.ics")
                .permitAll();
    }
}
