package org.ibasho.chassis.accesslog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of a service that open sealed texts. The container makes each part on its first use, so that the command
 * can verify a log without a key store. The class has no stereotype, because a service must not find it.
 */
@ComponentScan({"org.ibasho.chassis.keystore", "org.ibasho.chassis.sealing"})
@EnableConfigurationProperties
class CommandParts {

    private static final String PREFIX = "ibasho.access-log.";

    @Bean
    JsonMapper json() {
        return JsonMapper.builder().findAndAddModules().build();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    SealedAccess sealedAccess(StoredJson sealing, JsonMapper json) {
        return new SealedAccess(sealing, json);
    }

    @Bean(destroyMethod = "close")
    LogDatabase log(Environment settings) {
        return LogDatabase.open(
                setting(settings, PREFIX + "url"),
                new LogDatabase.Login(setting(settings, PREFIX + "username"), setting(settings, PREFIX + "password")));
    }

    /** The database of the service, which the operators' journal lies in. It is not a bean of its own. */
    static DriverManagerDataSource journal(Environment settings) {
        return new DriverManagerDataSource(
                setting(settings, "spring.datasource.url"),
                setting(settings, "spring.datasource.username"),
                setting(settings, "spring.datasource.password"));
    }

    private static String setting(Environment settings, String name) {
        String value = settings.getProperty(name);
        if (value == null) {
            throw new CommandFailure("The setting " + name + " is missing.");
        }
        return value;
    }
}
