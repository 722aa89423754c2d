package org.ibasho.attacks.system;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.attacks.http.Http;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system as {@code deploy/local/up} starts it, known from the files of its run. */
public final class RunningSystem implements AutoCloseable {

    /** The distance between the ports of a process: for its pages and API, and for its management. */
    private static final int MANAGEMENT = 10_000;

    /** Shorter than a token's life. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Token(String value, long fetched) {

        private Token(String value) {
            this(value, System.nanoTime());
        }

        private boolean isYoung() {
            return System.nanoTime() - fetched < YOUNG.toNanos();
        }
    }

    /** @param url ends where the name of a database follows */
    public record DatabaseServer(String url, String password) {}

    private final Path runFolder;
    private final Side npo;
    private final Side centre;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private @Nullable Scene scene;

    /**
     * Reads the files of a run.
     *
     * @param gateway the address of the NPO's side, if not the run's
     * @param consultation the address of the centre's side, if not the run's
     */
    public RunningSystem(Path runFolder, @Nullable URI gateway, @Nullable URI consultation) {
        this.runFolder = runFolder;
        JsonNode endpoints = endpoints();
        this.npo = side("npo", gateway == null ? uri(endpoints, "gateway") : gateway, endpoints);
        this.centre = side("centre", consultation == null ? uri(endpoints, "consultation") : consultation, endpoints);
        sides().forEach(side -> Http.at(side.front()));
    }

    private JsonNode endpoints() {
        Path file = runFolder.resolve("endpoints.json");
        if (!Files.exists(file)) {
            throw new NotRunning("Ibasho is not running in " + runFolder
                    + ": start it with deploy/local/up, or say with --run-dir where it runs.");
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (JacksonException unreadable) {
            throw new NotRunning(file + " cannot be read: restart Ibasho with deploy/local/up.");
        }
    }

    private Side side(String name, URI front, JsonNode endpoints) {
        JsonNode realm = endpoints.path(name);
        Map<String, String> clients = new LinkedHashMap<>();
        realm.path("clients")
                .properties()
                .forEach(client -> clients.put(
                        client.getKey(), client.getValue().path("secret").asString("")));
        Map<String, Side.Person> people = new LinkedHashMap<>();
        realm.path("users")
                .forEach(user -> people.put(
                        user.path("role").asString(""),
                        new Side.Person(
                                user.path("username").asString(""),
                                user.path("password").asString(""))));
        return new Side(
                name,
                front,
                realm.path("issuer").asString(""),
                uri(realm, "tokenUrl"),
                clients,
                people,
                runFolder.resolve("identity").resolve(name + "-key.json"));
    }

    private static URI uri(JsonNode node, String name) {
        return URI.create(node.path(name).asString(""));
    }

    public Side npo() {
        return npo;
    }

    public Side centre() {
        return centre;
    }

    public List<Side> sides() {
        return List.of(npo, centre);
    }

    /** The NPO's side for somebody of a role. */
    public Http npo(String role) {
        return as(npo, role);
    }

    /** The centre's side for somebody of a role. */
    public Http centre(String role) {
        return as(centre, role);
    }

    /** A side for somebody of a role, with a token that is fetched again before it expires. */
    public Http as(Side side, String role) {
        return Http.at(side.front()).with(token(side, role));
    }

    public String token(Side side, String role) {
        return tokens.compute(
                        side.name() + "/" + role,
                        (key, known) -> known != null && known.isYoung() ? known : new Token(side.token(role)))
                .value();
    }

    /** The folder with the files of the run. */
    public Path runFolder() {
        return runFolder;
    }

    /** The PostgreSQL server of a side, for its superuser. */
    public DatabaseServer databaseServer(String side) {
        String url = endpoints().path("postgres").path(side).path("url").asString("");
        JsonNode secrets = JSON.readTree(runFolder.resolve("secrets.json").toFile());
        return new DatabaseServer(
                url, secrets.path("postgres." + side + ".superuser").asString(""));
    }

    /** The address of a process itself, past the gateway. */
    public URI service(String process) {
        URI management = management(process);
        return URI.create("http://localhost:" + (management.getPort() - MANAGEMENT));
    }

    /** The address of a process's management server. */
    public URI management(String process) {
        URI address = uri(endpoints().path("processes").path(process), "management");
        return URI.create("http://localhost:" + address.getPort());
    }

    /** The process ids of our own programs by name. */
    public Map<String, Long> processIds() {
        Map<String, Long> ids = new TreeMap<>();
        endpoints().path("processes").properties().stream()
                .filter(process -> process.getValue().has("management"))
                .forEach(process ->
                        ids.put(process.getKey(), process.getValue().path("pid").asLong(0)));
        return ids;
    }

    /** All processes of the run but the launcher, with the servers. */
    public Set<String> processNames() {
        Set<String> names = new TreeSet<>();
        endpoints().path("processes").properties().forEach(process -> names.add(process.getKey()));
        return names;
    }

    /** Whether a process says that it is ready. */
    public boolean isReady(String process) {
        String path = "identity".equals(process) ? "/actuator/health" : "/actuator/health/readiness";
        return Http.at(management(process)).get(path).status() == 200;
    }

    /** What the attacks look for; made when somebody first asks for it. */
    public Scene scene() {
        if (scene == null) {
            scene = new Scene(this);
        }
        return scene;
    }

    /** Cancels what was planned for the attacks. */
    @Override
    public void close() {
        if (scene != null) {
            scene.close();
            scene = null;
        }
    }
}
