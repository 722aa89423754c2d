package org.ibasho.chassis.keystore;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The address of this side's key store and of its wrapping keys.
 *
 * @param url the JDBC address of its database, which lies on a server of its own
 * @param username the run-time role
 * @param migrator the role that owns the tables
 * @param wrappingKeys the folder with the wrapping keys, shared by all processes of the side
 */
@ConfigurationProperties("ibasho.keys")
record KeyStoreSettings(String url, String username, String password, Migrator migrator, Path wrappingKeys) {

    record Migrator(String username, String password) {}
}
