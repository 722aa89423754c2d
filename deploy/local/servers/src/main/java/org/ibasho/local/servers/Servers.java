package org.ibasho.local.servers;

/** Where test servers come from; each is asked for once a JVM and ends with it. */
sealed interface Servers permits EmbeddedServers {

    String PASSWORD = "only-for-tests";

    PostgresAccess postgres();

    KafkaAccess kafka();

    static Servers chosen() {
        return new EmbeddedServers();
    }
}
