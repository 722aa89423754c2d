package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.ibasho.chassis.keystore.EpochTurn;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.RealServers;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.servers.postgres.PostgresBackup;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Somebody is erased after physical backups of both servers were made, with the whole write-ahead log. With every key
 * that exists after the turn of the epoch, nothing of theirs is read any more, anywhere; all others are.
 */
@Tag("long")
@ServiceTest
@DirtiesContext
@ContextConfiguration(initializers = {RealServers.class, ErasureAndBackupTest.Servers.class})
class ErasureAndBackupTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String GONE = "しろつめくさ";
    private static final List<String> OTHERS = List.of("こはるびより", "あさつゆ", "ゆうなぎ");

    private static Optional<OwnServers> started = Optional.empty();

    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                started = Optional.of(OwnServers.start());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own servers", servers().settings()));
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private EpochTurn turn;

    @Autowired
    private EventStorageEngine events;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void stop() throws IOException {
        servers().close();
    }

    @Test
    void backups_and_all_keys_of_after_the_turn_read_everybody_but_the_erased() throws Exception {
        String erased = joined(GONE);
        OTHERS.forEach(this::joined);
        supervisor().post(erased + "/departure");
        Map<String, Long> before = replayed();
        Path kept = servers().copyOfWrappingKeys();
        PostgresBackup events = servers().backUpEvents();
        PostgresBackup keys = servers().backUpKeys();

        assertThat(supervisor().post(erased + "/erasure").status()).isEqualTo(204);
        assertThat(turn.turn()).isEqualTo(2);

        isErased(erased, before);
        rebuild();
        isErased(erased, before);

        assertThat(filesWith(events.folder(), GONE)).isEmpty();
        assertThat(filesWith(keys.folder(), GONE)).isEmpty();
        try (PostgresServer eventServer = events.server(Ports.free());
                PostgresServer keyServer = keys.server(Ports.free())) {
            eventServer.start();
            keyServer.start();
            var stores = List.of(
                    OwnServers.superuser(keyServer, OwnServers.KEYS), servers().presentKeys());
            var backup = OwnServers.superuser(eventServer, OwnServers.EVENTS);

            SealedValueReader.Found found =
                    new SealedValueReader(servers().wrappingKeys(), List.copyOf(stores)).readAll(backup);
            assertThat(found.values())
                    .contains(OTHERS.stream().map(ErasureAndBackupTest::json).toArray(String[]::new));
            assertThat(found.values()).noneMatch(value -> value.contains(GONE));
            // nickname and qualifications of the event; these, absences and logins of the read model
            assertThat(found.unreadable()).isEqualTo(6);

            SealedValueReader.Found withKept = new SealedValueReader(kept, List.copyOf(stores)).readAll(backup);
            assertThat(withKept.values())
                    .as("control: an epoch that is kept for ever reads them")
                    .contains(json(GONE));
            assertThat(withKept.unreadable()).isZero();
        }
    }

    private static OwnServers servers() {
        return started.orElseThrow();
    }

    private void isErased(String staff, Map<String, Long> before) {
        assertThat(supervisor().get(staff).json().path("nickname").asString()).isEqualTo(Erased.TEXT);
        assertThat(supervisor().get("/api/staff").body()).contains(OTHERS).doesNotContain(GONE);
        assertThat(supervisor()
                        .get(staff + "/erasure")
                        .json()
                        .path("certifiedAt")
                        .asString())
                .isNotBlank();
        Map<String, Long> expected = new TreeMap<>(before);
        expected.put("Erased", 1L);
        assertThat(replayed()).isEqualTo(expected);
        assertThat(jdbc.sql("select count(*) from staff").query(Integer.class).single())
                .isEqualTo(OTHERS.size() + 1);
    }

    /** How many events of each type a replay reads. None of them shows who was erased. */
    private Map<String, Long> replayed() {
        try (Stream<? extends TrackedEventMessage<?>> all = events.readEvents(null, false)) {
            return all.map(event -> event.getPayload().getClass().getSimpleName())
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        }
    }

    private void rebuild() {
        long build = build();
        assertThat(Api.at(port)
                        .with(Realm.of("npo").token("operator"))
                        .post("/api/operations/scheduling/read-models/staff/rebuild")
                        .status())
                .isEqualTo(202);
        await().atMost(LONG).until(() -> build() > build);
    }

    /** The number of the last build that is through; -1 while one is on its way. */
    private long build() {
        return jdbc.sql("select case when building_since is null then build else -1 end from read_model"
                        + " where name = 'staff'")
                .query(Long.class)
                .single();
    }

    private String joined(String nickname) {
        Api.Answer answer = supervisor().post("/api/staff", """
            {"nickname": "%s", "roles": ["CHAIR"],
             "qualifications": [{"qualification": "FIRST_AID", "validUntil": "2044-02-29"}]}
            """.formatted(nickname));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private Api supervisor() {
        return Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String json(String text) {
        return '"' + text + '"';
    }

    private static List<Path> filesWith(Path folder, String text) throws IOException {
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .toList();
        }
    }

    private static boolean contains(Path file, String wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
