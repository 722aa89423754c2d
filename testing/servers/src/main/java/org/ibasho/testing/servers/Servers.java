package org.ibasho.testing.servers;

import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.process.ServerFailure;

/** Where test servers come from; each is asked for once a JVM and ends with it. */
sealed interface Servers permits EmbeddedServers, ContainerServers {

    String PASSWORD = "only-for-tests";

    PostgresAccess postgres();

    KafkaAccess kafka();

    /** The values of the system property {@code ibasho.test.servers}. */
    static Servers chosen() {
        String wish = System.getProperty("ibasho.test.servers", "auto");
        return switch (wish) {
            case "embedded" -> new EmbeddedServers();
            case "docker" -> new ContainerServers();
            case "auto" -> DockerEngine.answers() ? new ContainerServers() : new EmbeddedServers();
            default -> throw new ServerFailure("ibasho.test.servers is auto, embedded or docker, not " + wish + ".");
        };
    }
}
