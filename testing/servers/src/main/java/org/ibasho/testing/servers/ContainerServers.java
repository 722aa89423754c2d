package org.ibasho.testing.servers;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaConfiguration;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.process.Ports;
import org.jspecify.annotations.Nullable;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Test servers as containers of the public images, on a machine with a Docker engine. */
final class ContainerServers implements Servers {

    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.2.1");
    private static final int POSTGRES_PORT = 5432;
    private static final int START_LIMIT_SECONDS = 120;

    @Override
    public PostgresAccess postgres() {
        int port = Ports.free();
        start(new GenericContainer<>(POSTGRES)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "max_prepared_transactions=10",
                        "-c",
                        "timezone=UTC")
                .withCreateContainerCmdModifier(command -> command.withExposedPorts(new ExposedPort(POSTGRES_PORT))
                        .withHostConfig(published(command.getHostConfig(), port, POSTGRES_PORT))));
        PostgresAccess access = new PostgresAccess("127.0.0.1", port, PASSWORD);
        Unreliables.retryUntilTrue(START_LIMIT_SECONDS, TimeUnit.SECONDS, () -> accepts(access));
        return access;
    }

    /** The broker tells its clients its port itself, so it is the same inside and outside. */
    @Override
    public KafkaAccess kafka() {
        int port = Ports.free();
        String configuration =
                new KafkaConfiguration(port, "0.0.0.0", Ports.free(), "/tmp/ibasho-kafka", PASSWORD, PASSWORD).text();
        String commands = """
            /opt/kafka/bin/kafka-storage.sh format -t %s -c /tmp/ibasho.properties \
            --add-scram 'SCRAM-SHA-512=[name=%s,password=%s]' \
            && exec /opt/kafka/bin/kafka-server-start.sh /tmp/ibasho.properties
            """.formatted(Uuid.randomUuid(), KafkaAccess.ADMIN, PASSWORD);
        start(new GenericContainer<>(KAFKA)
                .withCopyToContainer(Transferable.of(configuration, 0b110_100_100), "/tmp/ibasho.properties")
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("sh", "-c", commands)
                        .withExposedPorts(new ExposedPort(port))
                        .withHostConfig(published(command.getHostConfig(), port, port))));
        KafkaAccess access = new KafkaAccess("127.0.0.1:" + port, PASSWORD);
        Unreliables.retryUntilTrue(
                START_LIMIT_SECONDS, TimeUnit.SECONDS, () -> Ports.answers(port) && access.answers());
        return access;
    }

    /** Testcontainers' own helper ends what a killed JVM leaves; where it may not run, this is what ends it. */
    private static void start(GenericContainer<?> container) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(container::stop));
        container.start();
    }

    private static HostConfig published(@Nullable HostConfig configured, int outside, int inside) {
        return Objects.requireNonNull(configured)
                .withPortBindings(PortBinding.parse("127.0.0.1:" + outside + ":" + inside));
    }

    private static boolean accepts(PostgresAccess access) {
        try (Connection connection = access.connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
