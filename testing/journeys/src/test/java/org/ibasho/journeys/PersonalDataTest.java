package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is personal lies in no file, dump or metric of the whole system, neither in use nor after processes were killed.
 */
@Tag("long")
class PersonalDataTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final LocalSystem system = LocalSystem.running();
    private final StoredBySystem stored = new StoredBySystem(system);
    private final DumpOfSystem dump = new DumpOfSystem(system);
    private final String nickname = "かなりあ" + UUID.randomUUID().toString().substring(0, 13);
    private final String counsellor = "ほおじろ" + UUID.randomUUID();
    private final String reason = "こじゅけい" + UUID.randomUUID();
    private final String endpoint = LocalSystem.PUSH_SERVICE + "/" + UUID.randomUUID();
    private final String theme = "ひばり" + UUID.randomUUID();

    @Test
    void no_database_key_store_topic_log_dump_or_metric_holds_what_is_personal() throws IOException, SQLException {
        String staff = joined();
        String accepted = answered("\"accepted\": true, \"counsellorId\": \"" + system.registered(counsellor) + "\"");
        String declined = answered("\"accepted\": false, \"reason\": \"" + reason + "\"");
        subscribe();
        Gathering.tomorrow(system, "SANGO", "REGULAR", theme);
        kill("scheduling");
        kill("consultation");

        Api coordinator = system.centre("coordinator");
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            assertThat(system.npo("supervisor").get(staff).body()).contains(nickname);
            assertThat(coordinator.get("/api/dispatches/" + accepted).body()).contains(counsellor);
            assertThat(coordinator.get("/api/dispatches/" + declined).body()).contains(reason);
        });

        for (String text : List.of(nickname, counsellor, reason, endpoint)) {
            assertThat(stored.files(text)).isEmpty();
            assertThat(stored.tables(text)).isEmpty();
            assertThat(stored.metrics(text)).isEmpty();
            assertThat(dump.parts(text)).isEmpty();
        }
        // the theme of a gathering is public: the search does find what is there
        assertThat(stored.files(theme)).extracting(Path::toString).anyMatch(file -> file.contains("pg_wal"));
        assertThat(stored.tables(theme)).contains("public.event");
        assertThat(dump.parts(theme)).contains("postgres-npo/scheduling/public.event");
        // and neither is a gathering's id, which Kafka's segments hold
        Path kafka = system.folder().resolve("data").resolve("kafka");
        assertThat(stored.files(accepted)).anyMatch(file -> file.startsWith(kafka));
    }

    private String joined() {
        Api.Answer joined = system.npo("supervisor")
                .post(
                        "/api/staff",
                        "{\"nickname\": \"" + nickname + "\", \"roles\": [\"CHAIR\"], \"qualifications\": []}");
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        return joined.header("Location");
    }

    /** A gathering about which the centre has answered. */
    private String answered(String answer) {
        Api coordinator = system.centre("coordinator");
        String id = Gathering.tomorrow(system, "YORIDOKORO", "PERSONS").id();
        await().untilAsserted(() ->
                assertThat(coordinator.get("/api/dispatches/" + id).status()).isEqualTo(200));
        Api.Answer answered = coordinator.post("/api/dispatches/" + id + "/answer", "{" + answer + "}");
        assertThat(answered.status()).as(answered.toString()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(system.npo("supervisor")
                        .get("/api/gatherings/" + id)
                        .json()
                        .path("dispatch")
                        .path("state")
                        .asString())
                .isIn("ACCEPTED", "DECLINED"));
        return id;
    }

    private void subscribe() {
        Api.Answer subscribed = Api.at(system.gateway())
                .post("/notices/push", """
                    {"endpoint": "%s", "what": "all", "announcements": true,
                     "keys": {"p256dh": "%s", "auth": "%s"}}
                    """.formatted(endpoint, BrowserKeys.newPublicKey(), BrowserKeys.newSecret()));
        assertThat(subscribed.status()).as(subscribed.toString()).isEqualTo(204);
    }

    private void kill(String process) {
        long pid =
                system.endpoints().path("processes").path(process).path("pid").asLong();
        ProcessHandle running = ProcessHandle.of(pid).orElseThrow();
        running.destroyForcibly();
        running.onExit().join();
    }
}
