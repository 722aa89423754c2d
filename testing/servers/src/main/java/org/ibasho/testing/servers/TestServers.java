package org.ibasho.testing.servers;

import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.postgres.PostgresAccess;

/**
 * Real servers for a test, started when first asked for, shared by all tests of a JVM, gone with it. Tests keep apart
 * by creating databases and topics with names of their own.
 *
 * <p>The system property {@code ibasho.test.servers} says where they run: {@code embedded} (processes of this machine),
 * {@code docker} (Testcontainers) or {@code auto}, the default: Docker where an engine answers, else embedded.
 */
public final class TestServers {

    private TestServers() {}

    /** A PostgreSQL server without durability: never for anything but a test. */
    public static PostgresAccess postgres() {
        return Postgres.ACCESS;
    }

    /** A Kafka broker that has no topic and knows no user but its administrator. */
    public static KafkaAccess kafka() {
        return Kafka.ACCESS;
    }

    private static final class Chosen {
        private static final Servers SERVERS = Servers.chosen();
    }

    private static final class Postgres {
        private static final PostgresAccess ACCESS = Chosen.SERVERS.postgres();
    }

    private static final class Kafka {
        private static final KafkaAccess ACCESS = Chosen.SERVERS.kafka();
    }
}
