package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.ibasho.chassis.keystore.copies.KeyStoreHealth;
import org.ibasho.chassis.keystore.copies.SynchronousCopies;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Longer than a statement may take: what remains is a commit that waits for a copy that has just gone. */
    private static final String ANSWER_WITHIN_SECONDS = "15";

    /** Its connections are no bean: Spring must never take them for the service's own database. */
    @Bean(destroyMethod = "close")
    KeyStore keyStore(
            KeyStoreSettings settings, WrappingKeys wrappingKeys, ObjectProvider<Erasures.History> histories) {
        Flyway.configure()
                .dataSource(
                        settings.url(),
                        settings.migrator().username(),
                        settings.migrator().password())
                .locations("classpath:db/keys")
                .load()
                .migrate();
        HikariDataSource source = connections(settings);
        SynchronousCopies copies = new SynchronousCopies(source, settings.copies());
        refuseArchive(copies);
        return KeyStore.on(
                source,
                copies,
                wrappingKeys,
                Ticker.systemTicker(),
                () -> histories.orderedStream().toList());
    }

    static HikariDataSource connections(KeyStoreSettings settings) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName("keys");
        source.setJdbcUrl(settings.url());
        source.setUsername(settings.username());
        source.setPassword(settings.password());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(0);
        source.setConnectionTimeout(PATIENCE);
        source.addDataSourceProperty("socketTimeout", ANSWER_WITHIN_SECONDS);
        source.setConnectionInitSql(
                "set lock_timeout = '2s'; set statement_timeout = '10s'; set synchronous_commit = on");
        return source;
    }

    static void refuseArchive(SynchronousCopies copies) {
        if (copies.state().archiving()) {
            throw new IllegalStateException("the key store's server archives its write-ahead log, which keeps the keys"
                    + " of erased people: set archive_mode = off, and destroy the archive");
        }
    }

    @Bean
    KeyStoreHealth keyStoreHealthIndicator(KeyStore store) {
        return new KeyStoreHealth(store.copies());
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
    DailyTurn dailyTurn(EpochTurn turn, DataKeys keys) {
        return new DailyTurn(turn, keys);
    }
}
