package org.ibasho.faults.world;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A service's database, looked into from outside. A new connection each time, for the server may have been killed. */
public record Database(String url, String user, String password) {

    public JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(url + "?connectTimeout=5&socketTimeout=60", user, password));
    }
}
