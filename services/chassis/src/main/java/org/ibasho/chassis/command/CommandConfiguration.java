package org.ibasho.chassis.command;

import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.ibasho.chassis.trace.TraceCarrier;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration implements WebMvcConfigurer {

    @Bean
    Commands commands(CommandGateway gateway, TraceCarrier traces, JsonMapper json) {
        return new Commands(gateway, traces, json);
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new StreamTarget();
    }

    @Bean
    InitializingBean receiptInterceptor(CommandBus bus, JdbcClient jdbc) {
        return () -> bus.registerHandlerInterceptor(new ReceiptInterceptor(new CommandReceipts(jdbc)));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotencyKeyResolver());
    }
}
