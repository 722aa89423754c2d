package org.ibasho.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.ibasho.testing.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system, started by {@code deploy/local/up} on ports of its own, once for all journeys of a JVM. The
 * variable {@code IBASHO_RUN} makes the journeys use a running system: {@code IBASHO_RUN=deploy/local/run mvn …}.
 */
final class LocalSystem {

    /** The only push service that the system may send to. */
    static final String PUSH_SERVICE = "http://localhost:9";

    private static final int PORT_OFFSET = 700;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ROOT = Path.of(System.getProperty("ibasho.root", "."));

    private static final class Started {
        private static final LocalSystem SYSTEM = new LocalSystem();
    }

    private final Path folder;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private LocalSystem() {
        // journeys wait for moments only; this limit is for busy machines
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        String already = System.getenv("IBASHO_RUN");
        if (already != null) {
            folder = Path.of(already);
            return;
        }
        try {
            folder = Files.createTempDirectory("ibasho-journeys");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // PostgreSQL runs as an unprivileged user, who has to reach its data
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
        command("up", "--detach", "--port-offset", Integer.toString(PORT_OFFSET));
    }

    static LocalSystem running() {
        return Started.SYSTEM;
    }

    /** The current addresses and credentials of the system. */
    JsonNode endpoints() {
        return read("endpoints.json");
    }

    JsonNode read(String file) {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    /** Where everything lies that the system stores: databases, key stores, topics, logs. */
    Path folder() {
        return folder;
    }

    Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    String gateway() {
        return endpoints().path("gateway").asString();
    }

    String consultation() {
        return endpoints().path("consultation").asString();
    }

    /** The NPO's API for a client such as {@code supervisor}. */
    Api npo(String client) {
        return Api.at(gateway()).with(token("npo", client));
    }

    /** The centre's API for a client such as {@code counsellor}. */
    Api centre(String client) {
        return Api.at(consultation()).with(token("centre", client));
    }

    /** The id of a new counsellor of this name. */
    String registered(String counsellor) {
        Api.Answer answer = centre("coordinator").post("/api/counsellors", """
            {"name": "%s", "qualifications": ["PSYCHIATRIC_SOCIAL_WORKER"]}
            """.formatted(counsellor));
        return answer.header("Location").replaceFirst(".*/", "");
    }

    /** An access token by client credentials, fetched once. */
    String token(String side, String client) {
        return tokens.computeIfAbsent(side + "/" + client, key -> fetch(side, client));
    }

    private String fetch(String side, String client) {
        JsonNode realm = endpoints().path(side);
        JsonNode credentials = realm.path("clients").path(client);
        String form = "grant_type=client_credentials&client_id="
                + encode(credentials.path("id").asString()) + "&client_secret="
                + encode(credentials.path("secret").asString());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(realm.path("tokenUrl").asString()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("access_token")
                    .asString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void stop() {
        command("down");
    }

    private void command(String name, String... more) {
        List<String> command = new ArrayList<>(
                List.of(ROOT.resolve("deploy/local/" + name).toString(), "--run-dir", folder.toString()));
        command.addAll(List.of(more));
        // a file, because processes in the background would keep a pipe open
        Path said = Path.of("target", name + ".log");
        try {
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            // no journey sends anything to a browser's vendor: nobody listens there
            process.environment().put("IBASHO_NOTICES_PUSH_SERVICES", PUSH_SERVICE);
            int code = process.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(name + " ended with " + code + ": " + Files.readString(said));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
