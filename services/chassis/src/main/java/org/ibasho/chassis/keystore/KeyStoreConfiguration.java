package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key store. A service that seals nothing needs none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.url")
@EnableConfigurationProperties(KeyStoreSettings.class)
class KeyStoreConfiguration {

    private static final int CONNECTIONS = 4;
    private static final long PATIENCE = 2_000;

    /** Not a bean: Spring must never take it for the service's own database. */
    @Bean(destroyMethod = "close")
    KeyStore keyStore(KeyStoreSettings settings) {
        Flyway.configure()
                .dataSource(
                        settings.url(),
                        settings.migrator().username(),
                        settings.migrator().password())
                .locations("classpath:db/keys")
                .load()
                .migrate();
        HikariDataSource source = new HikariDataSource();
        source.setPoolName("keys");
        source.setJdbcUrl(settings.url());
        source.setUsername(settings.username());
        source.setPassword(settings.password());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(0);
        source.setConnectionTimeout(PATIENCE);
        source.setConnectionInitSql("set lock_timeout = '2s'; set statement_timeout = '10s'");
        return KeyStore.on(source, new KeysetFolder(settings.wrappingKeys()), Ticker.systemTicker());
    }

    @Bean
    DataKeys dataKeys(KeyStore store) {
        return store.keys();
    }

    @Bean
    Erasures erasures(KeyStore store) {
        return store.erasures();
    }

    @Bean
    EpochTurn epochTurn(KeyStore store) {
        return store.turn();
    }

    @Bean
    DailyTurn dailyTurn(EpochTurn turn) {
        return new DailyTurn(turn);
    }
}
