package org.ibasho.benchmarks.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.ibasho.testing.servers.process.Ports;
import org.ibasho.testing.servers.process.ServerProcess;

/** The scheduling service in a process of its own, as it is deployed. */
final class SchedulingProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final ServerProcess process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private SchedulingProcess(ServerProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    static SchedulingProcess start(
            Path root, Path folder, Database database, Database keys, Database accessLog, Kafka kafka) {
        int port = Ports.free();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(Ports.free()));
        // nobody logs in here, so the service never calls the issuer
        environment.put("IBASHO_ISSUER", "http://127.0.0.1:9");
        environment.put("IBASHO_AUDIENCE", "benchmarks");
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.runtime().username());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.runtime().password());
        environment.put("SPRING_FLYWAY_USER", database.migrator().username());
        environment.put("SPRING_FLYWAY_PASSWORD", database.migrator().password());
        environment.put("IBASHO_KEYS_URL", keys.url());
        environment.put("IBASHO_KEYS_USERNAME", keys.runtime().username());
        environment.put("IBASHO_KEYS_PASSWORD", keys.runtime().password());
        environment.put("IBASHO_KEYS_MIGRATOR_USERNAME", keys.migrator().username());
        environment.put("IBASHO_KEYS_MIGRATOR_PASSWORD", keys.migrator().password());
        environment.put(
                "IBASHO_KEYS_WRAPPINGKEYS",
                folder.resolve(keys.runtime().username()).toString());
        environment.put("IBASHO_ACCESSLOG_URL", accessLog.url());
        environment.put("IBASHO_ACCESSLOG_USERNAME", accessLog.runtime().username());
        environment.put("IBASHO_ACCESSLOG_PASSWORD", accessLog.runtime().password());
        environment.put(
                "IBASHO_ACCESSLOG_MIGRATOR_USERNAME", accessLog.migrator().username());
        environment.put(
                "IBASHO_ACCESSLOG_MIGRATOR_PASSWORD", accessLog.migrator().password());
        environment.put(
                "IBASHO_ACCESSLOG_SIGNINGKEY",
                folder.resolve(keys.runtime().username())
                        .resolve("access-log.key")
                        .toString());
        kafka.settings("scheduling")
                .forEach((name, value) -> environment.put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), value.toString()));
        // two installations share the broker
        environment.put("IBASHO_INSTANCE", database.runtime().username());
        Path jar = root.resolve("services/scheduling/target/scheduling.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing");
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString());
        String name = database.runtime().username();
        ServerProcess process = ServerProcess.start(name, folder.resolve(name + ".log"), command, environment);
        SchedulingProcess scheduling = new SchedulingProcess(process, URI.create("http://127.0.0.1:" + port));
        process.awaitReady(START, scheduling::answers);
        return scheduling;
    }

    private boolean answers() {
        try {
            return http.send(request("/calendar.ics"), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(impatient);
        }
    }

    /** The body of the response; any status but 200 ends the benchmark. */
    String get(String path) {
        try {
            HttpResponse<String> answer = http.send(request(path), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(impatient);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).build();
    }

    @Override
    public void close() {
        http.close();
        process.process().destroy();
        process.process().onExit().join();
    }
}
