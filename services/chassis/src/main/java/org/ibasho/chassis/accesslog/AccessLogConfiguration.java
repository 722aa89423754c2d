package org.ibasho.chassis.accesslog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.web.logs.RefusedAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The access log of this process's side. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.access-log.url")
@EnableConfigurationProperties(AccessLogSettings.class)
class AccessLogConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    LogDatabase accessLogDatabase(AccessLogSettings settings) {
        LogDatabase.migrate(
                settings.url(),
                new LogDatabase.Login(
                        settings.migrator().username(), settings.migrator().password()));
        return LogDatabase.open(settings.url(), new LogDatabase.Login(settings.username(), settings.password()));
    }

    @Bean
    EntryTable accessEntryTable(LogDatabase database) {
        return new EntryTable(database.jdbc());
    }

    @Bean
    EntryWriter accessEntryWriter(
            EntryTable table, Instance instance, ObjectProvider<Clock> clock, MeterRegistry meters) {
        EntryWriter writer =
                new EntryWriter(table, instance.process(), clock.getIfAvailable(Clock::systemUTC), PATIENCE).start();
        Gauge.builder("ibasho.access.log.foreign.entries", writer, EntryWriter::foreignEntries)
                .description("Entries that bear this process's name, which did not write them")
                .register(meters);
        return writer;
    }

    @Bean
    SealedAccess sealedAccess(StoredJson sealing, JsonMapper json) {
        return new SealedAccess(sealing, json);
    }

    @Bean
    AccessLog accessLog(
            EntryWriter writer,
            SealedAccess sealed,
            Tracer tracer,
            @Value("${spring.application.name}") String service) {
        return new AccessLog(writer, sealed, new WebRequester(tracer), service);
    }

    @Bean
    AccessHistory accessHistory(EntryTable table, SealedAccess sealed, AccessLog log) {
        return new AccessHistory(table, sealed, log);
    }

    @Bean
    RefusedAccess refusalLog(AccessLog accessLog, ObjectProvider<PersonalRecords> records) {
        return new RefusalLog(accessLog, records.orderedStream().toList());
    }
}
