package org.ibasho.chassis.login;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.EventHistory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The logins of a service that links them to people. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.logins.linked")
class LinkedLoginConfiguration {

    @Bean
    KnownLogins knownLogins(JdbcClient jdbc) {
        return new KnownLogins(jdbc);
    }

    @Bean
    LoginLinks loginLinks(Commands commands, EventHistory history, KnownLogins logins) {
        return new LoginLinks(commands, history, logins);
    }
}
