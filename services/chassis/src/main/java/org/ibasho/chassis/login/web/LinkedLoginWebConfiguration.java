package org.ibasho.chassis.login.web;

import java.time.Clock;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.chassis.login.LoginNames;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Logins over HTTP, in a service that links them to people. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.logins.linked")
class LinkedLoginWebConfiguration {

    @Bean
    OwnLogin ownLogin(KnownLogins logins, LoginNames names, Clock clock) {
        return new OwnLogin(logins, names, clock);
    }

    @Bean
    WebMvcConfigurer loginObserver(KnownLogins logins) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LoginObserver(logins));
            }
        };
    }
}
