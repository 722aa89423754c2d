package org.ibasho.chassis.accesslog;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The address of this side's access log.
 *
 * @param url the JDBC address of its database, on the server of the key store
 * @param username the run-time role
 * @param migrator the role that owns the tables
 */
@ConfigurationProperties("ibasho.access-log")
record AccessLogSettings(String url, String username, String password, Migrator migrator) {

    /** The role that owns the tables. */
    record Migrator(String username, String password) {}
}
