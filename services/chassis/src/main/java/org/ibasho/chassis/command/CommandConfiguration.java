package org.ibasho.chassis.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.chassis.trace.TraceCarrier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CommandConfiguration {

    @Bean
    Commands commands(
            CommandGateway gateway, TraceCarrier traces, JsonMapper json, PlatformTransactionManager transactions) {
        return new Commands(gateway, traces, json, new TransactionTemplate(transactions));
    }

    /** A command's outcome can name the login that it was sent with. */
    @Bean
    CorrelationDataProvider originOfCommand() {
        return new SimpleCorrelationDataProvider(Commands.BY, Commands.REACTION);
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new StreamTarget();
    }

    @Bean
    CommandReceipts commandReceipts(JdbcTemplate jdbc, ObjectProvider<StoredJson> sealing) {
        StoredJson sealed = sealing.getIfAvailable();
        return new CommandReceipts(
                jdbc,
                sealed == null
                        ? RequestFingerprints.unkeyed()
                        : RequestFingerprints.keyed(JdbcClient.create(jdbc), sealed));
    }

    /**
     * Begins no transaction: what a command writes is one statement of its own, unless the caller has a transaction
     * that it becomes a part of.
     */
    @Bean
    SimpleCommandBus commandBus(org.axonframework.config.Configuration axon, CommandReceipts receipts) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new ReceiptInterceptor(receipts));
        bus.registerHandlerInterceptor(new UnconfirmedStateInterceptor());
        return bus;
    }

    @Bean
    ReceiptSweep receiptSweep(JdbcClient jdbc) {
        return new ReceiptSweep(jdbc);
    }
}
