package org.ibasho.web.logs;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    @ConditionalOnProperty("ibasho.security-log.file")
    SecurityLogFile securityLogFile(
            @Value("${ibasho.security-log.file}") String file, @Value("${ibasho.security-log.days}") int days) {
        return new SecurityLogFile(file, days);
    }

    /** Just inside the filter that starts the trace, so that the line carries its id. */
    @Bean
    FilterRegistrationBean<RequestLogFilter> requestLog() {
        FilterRegistrationBean<RequestLogFilter> registration = new FilterRegistrationBean<>(new RequestLogFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
