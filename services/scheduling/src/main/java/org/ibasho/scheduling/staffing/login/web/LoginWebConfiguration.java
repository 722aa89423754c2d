package org.ibasho.scheduling.staffing.login.web;

import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.staffing.login.KnownLogins;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Everybody at work sees their own login; the supervisor sees those that are linked to nobody. */
@Configuration(proxyBeanMethods = false)
class LoginWebConfiguration {

    @Bean
    WebMvcConfigurer loginObserver(KnownLogins logins) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LoginObserver(logins));
            }
        };
    }

    @Bean
    LoginNames loginNames(StaffMembers staff, StaffReads reads) {
        return new LoggedLoginNames(staff, reads);
    }

    @Bean
    AccessRules loginAccessRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/logins/own", "/api/logins/own")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.OPERATOR))
                .requestMatchers(HttpMethod.GET, "/api/logins")
                .hasRole(Role.SUPERVISOR.claim());
    }
}
