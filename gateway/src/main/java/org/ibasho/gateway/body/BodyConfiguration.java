package org.ibasho.gateway.body;

import org.ibasho.web.problem.SecurityProblems;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    FilterRegistrationBean<BodyReadingFilter> bodyReading(BodyLimits limits, SecurityProblems problems) {
        FilterRegistrationBean<BodyReadingFilter> registration =
                new FilterRegistrationBean<>(new BodyReadingFilter(limits, problems));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** The gateway has no form of its own: nothing may read a body as parameters before its turn. */
    @Bean
    TomcatConnectorCustomizer noFormParameters() {
        return connector -> connector.setMaxPostSize(0);
    }
}
