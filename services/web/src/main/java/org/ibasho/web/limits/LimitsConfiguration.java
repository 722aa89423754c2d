package org.ibasho.web.limits;

import java.util.List;
import org.ibasho.web.problem.SecurityProblems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Pace.class)
class LimitsConfiguration {

    /** @param uploads the upload paths from {@code ibasho.uploads}; none by default */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            SecurityProblems problems, @Value("${ibasho.uploads:}") List<String> uploads) {
        FilterRegistrationBean<BodyLimitFilter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(problems, uploads));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /** @param key from {@code ibasho.client-key}, the same for the gateway and its services; none by default */
    @Bean
    ClientHeader clientHeader(@Value("${ibasho.client-key:}") String key) {
        return new ClientHeader(key);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowClients(Pace pace) {
        return factory -> {
            factory.setProtocol(PacedProtocol.class.getName());
            factory.addConnectorCustomizers(
                    connector -> ((PacedProtocol) connector.getProtocolHandler()).setPace(pace));
        };
    }
}
