package org.ibasho.chassis.keystore;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The address of this side's key store. Where its wrapping keys lie is set apart: in a folder or in a vault.
 *
 * @param url the JDBC address of its database, which lies on a server of its own
 * @param username the run-time role
 * @param migrator the role that owns the tables
 * @param copies how many synchronous standbys have to be attached for anything to be stored; 0 with one server alone
 */
@ConfigurationProperties("ibasho.keys")
record KeyStoreSettings(String url, String username, String password, Migrator migrator, int copies) {

    record Migrator(String username, String password) {}
}
