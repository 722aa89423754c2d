package org.ibasho.faults.system;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A service's database, read from outside. Each statement uses a new connection, because the server may have been
 * killed.
 */
public record ServiceDatabase(String url, String user, String password) {

    public JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(url + "?connectTimeout=5&socketTimeout=60", user, password));
    }
}
