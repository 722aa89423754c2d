package org.ibasho.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.testing.Api;
import org.ibasho.testing.servers.process.Ports;

/**
 * Another instance of a running service: the same program with the same settings except for ports and name. The
 * settings are read from the running process (Linux only).
 */
final class SecondInstance implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Map<String, String> settings;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private final Process process;

    private SecondInstance(List<String> command, Map<String, String> settings, Path log) throws IOException {
        this.settings = settings;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(management),
                        "IBASHO_INSTANCE",
                        settings.getOrDefault("SPRING_DATASOURCE_USERNAME", "") + "-2"));
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    }

    /** Starts the instance and waits until it is ready. */
    static SecondInstance of(LocalSystem system, String service) {
        long pid =
                system.endpoints().path("processes").path(service).path("pid").asLong();
        try {
            Map<String, String> settings = words(pid, "environ")
                    .map(setting -> setting.split("=", 2))
                    .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
            SecondInstance second =
                    new SecondInstance(words(pid, "cmdline").toList(), settings, system.log(service + "-2"));
            await().atMost(START_LIMIT).ignoreExceptions().until(second::isReady);
            return second;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> words(long pid, String file) throws IOException {
        String text = new String(Files.readAllBytes(Path.of("/proc/" + pid + "/" + file)), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\0", -1)).filter(word -> !word.isEmpty());
    }

    private boolean isReady() {
        return Api.at(management).get("/actuator/health/readiness").status() == 200;
    }

    Api api() {
        return Api.at(port);
    }

    /** The first instance, directly, without the gateway. */
    Api apiOfTheFirst() {
        return Api.at(Integer.parseInt(setting("SERVER_PORT")));
    }

    /** A setting of both instances, by the name of its environment variable. */
    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** A secret of both instances, by the name of its property: each stands in a file of its own. */
    String secret(String property) {
        String folder = setting("SPRING_CONFIG_IMPORT").replaceFirst("^configtree:", "");
        try {
            return Files.readString(Path.of(folder, property)).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Stops the instance gracefully, so that it leaves its consumer groups and the first instance gets its partitions
     * at once, not when the session times out.
     */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
