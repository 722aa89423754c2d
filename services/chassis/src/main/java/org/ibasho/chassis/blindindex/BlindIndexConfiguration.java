package org.ibasho.chassis.blindindex;

import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Search over sealed texts, wherever there is a key store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.url")
class BlindIndexConfiguration {

    @Bean
    BlindIndexes blindIndexes(
            KeyStore store, JdbcClient jdbc, StoredJson json, PlatformTransactionManager transactions) {
        return new BlindIndexes(store, jdbc, json, new TransactionTemplate(transactions));
    }
}
