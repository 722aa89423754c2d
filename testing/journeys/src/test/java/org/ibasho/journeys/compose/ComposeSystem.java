package org.ibasho.journeys.compose;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The system of {@code docker-compose.yml} on ports of its own, made from nothing once for all tests of a JVM, and
 * removed with its data at the end. Without a Docker engine, tests that need it are skipped and say so. With the system
 * property {@code compose.running} the tests use the system as an earlier run of theirs left it.
 */
final class ComposeSystem {

    static final String GATEWAY = "https://npo.localhost:18443";
    static final String CENTRE = "https://centre.localhost:18444";
    static final int GATEWAY_PORT = 18443;
    static final int KAFKA_PORT = 19095;

    private static final String PROJECT = "ibasho-test";
    private static final Duration READY = Duration.ofMinutes(8);

    private static final class Started {
        private static final ComposeSystem SYSTEM = new ComposeSystem();
    }

    private final Path folder = Command.ROOT.resolve("testing/journeys/target/compose");
    private final Path settings = folder.resolve("settings.env");

    private ComposeSystem() {
        writeSettings();
        if (Boolean.getBoolean("compose.running")) {
            return;
        }
        compose("down", "--volumes", "--remove-orphans").successful("docker-compose down");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
        Command.run("deploy/docker/init", "--settings", settings.toString()).successful("deploy/docker/init");
        compose("up", "--detach").successful("docker-compose up");
        Awaitility.await().atMost(READY).pollInterval(Duration.ofSeconds(2)).until(this::isReady);
    }

    static ComposeSystem running() {
        assumeTrue(
                Command.run("sh", "-c", "docker info").succeeded(),
                "No Docker engine answers, so the system of docker-compose.yml was not tried.");
        assumeTrue(
                Command.run("docker", "image", "inspect", "ibasho/gateway:latest")
                        .succeeded(),
                "There are no images of Ibasho (deploy/docker/build), so the system of docker-compose.yml was not"
                        + " tried.");
        return Started.SYSTEM;
    }

    /** Runs docker-compose for this system. */
    Command compose(String... words) {
        List<String> command = new ArrayList<>(List.of("docker-compose", "--env-file", settings.toString()));
        command.addAll(List.of(words));
        return Command.run(Map.of(), command);
    }

    /** Runs a program in the container of a service. */
    Command inside(String service, String... words) {
        return Command.run(
                Map.of(),
                Stream.concat(Stream.of("docker", "exec", container(service)), Stream.of(words))
                        .toList());
    }

    /** The id of a service's container, whether or not it runs. */
    String container(String service) {
        return docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.service=" + service)
                .strip();
    }

    /** The names of all services. */
    List<String> services() {
        return docker("ps", "--all", "--format", "{{.Label \"com.docker.compose.service\"}}")
                .lines()
                .toList();
    }

    /** The names of the services that run until they are stopped. */
    List<String> runningServices() {
        return docker("ps", "--format", "{{.Label \"com.docker.compose.service\"}}")
                .lines()
                .toList();
    }

    /** Adds a login as an administrator of an installation does, and returns the password that works once. */
    String addLogin(String side, String role, String name) {
        String said = Command.run("deploy/docker/login", "--settings", settings.toString(), side, role, name)
                .successful("deploy/docker/login");
        return said.lines()
                .filter(line -> line.startsWith("first password: "))
                .map(line -> line.substring("first password: ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(said));
    }

    /** The folder with everything that must not be seen anywhere else. */
    Path made() {
        return folder.resolve("run/made");
    }

    private String docker(String command, String... words) {
        List<String> whole = new ArrayList<>(List.of("docker", command));
        whole.addAll(List.of("--filter", "label=com.docker.compose.project=" + PROJECT));
        whole.addAll(List.of(words));
        return Command.run(Map.of(), whole).successful("docker " + command);
    }

    /**
     * Whether every server is healthy, and every program that prepares one has ended well.
     *
     * @throws IllegalStateException if one has ended with a failure
     */
    boolean isReady() {
        List<String> states =
                docker("ps", "--all", "--format", "{{.Status}}").lines().toList();
        if (states.stream().anyMatch(state -> state.startsWith("Exited") && !state.startsWith("Exited (0)"))) {
            throw new IllegalStateException(docker("ps", "--all", "--format", "{{.Names}} {{.Status}}"));
        }
        return !states.isEmpty()
                && states.stream().allMatch(state -> state.contains("(healthy)") || state.startsWith("Exited (0)"));
    }

    private void writeSettings() {
        try {
            Files.createDirectories(folder);
            Files.writeString(settings, """
                    COMPOSE_PROJECT_NAME=%s
                    COMPOSE_PROFILES=both
                    IBASHO_RUN_DIR=%s
                    IBASHO_VERSION=latest
                    IBASHO_BIND=127.0.0.1
                    IBASHO_NPO_URL=%s
                    IBASHO_NPO_PORT=18443
                    IBASHO_NPO_ISSUER=https://npo-id.localhost:19443/realms/npo
                    IBASHO_NPO_IDENTITY_HOST=npo-id.localhost
                    IBASHO_NPO_IDENTITY_PORT=19443
                    IBASHO_CENTRE_URL=%s
                    IBASHO_CENTRE_PORT=18444
                    IBASHO_CENTRE_ISSUER=https://centre-id.localhost:19444/realms/centre
                    IBASHO_CENTRE_IDENTITY_HOST=centre-id.localhost
                    IBASHO_CENTRE_IDENTITY_PORT=19444
                    IBASHO_KAFKA_HOST=localhost
                    IBASHO_KAFKA_PORT=%d
                    """.formatted(PROJECT, folder.resolve("run"), GATEWAY, CENTRE, KAFKA_PORT));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** At once, since everything of it is thrown away, and since the end of a JVM is waited for 30 seconds only. */
    private void end() {
        compose("kill");
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
    }
}
