package org.ibasho.chassis.instance;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives this process its name. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {

    @Bean
    Instance instance(
            @Value("${spring.application.name}") String service, @Value("${ibasho.instance:}") String configured) {
        return Instance.starting(service, configured);
    }
}
