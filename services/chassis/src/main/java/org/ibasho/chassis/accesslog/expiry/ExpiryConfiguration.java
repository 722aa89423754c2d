package org.ibasho.chassis.accesslog.expiry;

import java.time.Period;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The term of keeping, wherever there is an access log. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.access-log.url")
class ExpiryConfiguration {

    @Bean
    KeepingTerm accessLogTerm(@Value("${ibasho.access-log.keep:" + KeepingTerm.DEFAULT + "}") Period keep) {
        return new KeepingTerm(keep);
    }

    @Bean
    ExpirySweep accessLogExpiry(
            LogDatabase database,
            RemovableSize size,
            @Value("${ibasho.access-log.url}") String url,
            @Value("${ibasho.access-log.migrator.username}") String owner,
            @Value("${ibasho.access-log.migrator.password}") String password) {
        return new ExpirySweep(database, () -> LogDatabase.open(url, new LogDatabase.Login(owner, password)), size);
    }
}
