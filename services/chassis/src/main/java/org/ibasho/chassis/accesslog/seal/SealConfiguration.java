package org.ibasho.chassis.accesslog.seal;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealer, wherever there is an access log. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.access-log.url")
class SealConfiguration {

    private static final String ORIGIN = "ibasho/access-log/";

    @Bean
    SigningKey accessLogKey(
            @Value("${ibasho.access-log.signing-key}") Path file, @Value("${ibasho.side}") String side) {
        return SigningKeyFile.readOrMake(file, ORIGIN + side);
    }

    @Bean
    TreeTable accessLogTree(LogDatabase database) {
        return new TreeTable(database.jdbc());
    }

    @Bean
    SealerRunner accessLogSealer(
            LogDatabase database,
            SigningKey accessLogKey,
            ObjectProvider<WitnessedSize> witnessed,
            ObjectProvider<ExpiredSize> expired,
            ObjectProvider<SealingListener> listeners,
            MeterRegistry meters) {
        return new SealerRunner(
                new TreeSealer(
                        database,
                        accessLogKey,
                        witnessed.getIfAvailable(() -> () -> 0),
                        expired.getIfAvailable(() -> () -> 0)),
                listeners.orderedStream().toList(),
                meters);
    }
}
