package org.ibasho.scheduling.staffing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.contracts.SealedText;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.testing.servers.TestServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The service publishes the keys that the centre seals its replies to, and opens the replies. */
@ServiceTest
class SealedRepliesTest {

    private static final String DAY = "2031-08-14";
    private static final String START = DAY + "T13:30:00+09:00";

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectProvider<ScheduledTaskHolder> schedules;

    @Autowired
    private JdbcClient jdbc;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    @Test
    void a_key_is_published_at_the_start_with_its_fingerprint() {
        RecipientPublicKey key = CentreReplies.presentKey();
        Wire.Told first = CentreReplies.publishedKeys().getFirst();

        assertThat(first.type()).isEqualTo("org.ibasho.scheduling.recipient-key-published.v1");
        assertThat(first.data().path("number").asInt()).isEqualTo(1);
        assertThat(CentreReplies.publishedKeys()
                        .getLast()
                        .data()
                        .path("fingerprint")
                        .asString())
                .isEqualTo(key.fingerprint());
    }

    @Test
    void several_looks_at_a_key_that_is_90_days_old_publish_one_and_the_old_one_still_opens() throws SQLException {
        RecipientPublicKey old = CentreReplies.presentKey();
        int number = lastNumber();
        inKeyStore("update recipient_key set made_at = now() - interval '90 days' where superseded_at is null");

        Runnable look = lookAtKeys();
        Stream.generate(() -> CompletableFuture.runAsync(look))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        await().until(() -> lastNumber() == number + 1);
        assertThat(CentreReplies.presentKey().id()).isNotEqualTo(old.id());
        look.run();
        String gathering = announced();
        CentreReplies.accepted(gathering, START, old.seal(CentreReplies.counsellorOf(gathering), "専門相談員 佐藤"));
        await().untilAsserted(() -> assertThat(counsellor(gathering)).isEqualTo("専門相談員 佐藤"));
        assertThat(lastNumber()).isEqualTo(number + 1);
        assertThat(jdbc.sql("""
            select payload ->> 'number' from event where event_type = 'recipient-key.published'
             order by sequence_number desc limit 2
            """).query(String.class).list())
                .containsExactly(Integer.toString(number + 1), Integer.toString(number));
    }

    /** As a restore of the key store leaves it: another generation, and the key that was destroyed since the backup. */
    @Test
    void a_destroyed_key_is_destroyed_again_in_a_key_store_from_before() throws SQLException {
        String old = CentreReplies.presentKey().id();
        int number = lastNumber();
        inKeyStore("update recipient_key set made_at = now() - interval '90 days' where superseded_at is null");
        Runnable look = lookAtKeys();
        look.run();
        await().until(() -> lastNumber() == number + 1);
        thirtyDaysPassSince(number + 1, old);
        look.run();
        assertThat(isDestroyed(old)).isTrue();

        inKeyStore("""
            update data_key set wrapped = '', epoch = (select max(epoch) from wrapping_epoch), erased_at = null,
                erasure = null, destroyed_epoch = null, certified_at = null where subject = 'recipient-key %s'
            """.formatted(old));
        assertThat(isDestroyed(old)).isFalse();
        inKeyStore("update key_store set generation = gen_random_uuid()");

        await().untilAsserted(() -> {
            look.run();
            assertThat(isDestroyed(old)).isTrue();
        });
    }

    /** By the clocks of the key store and of the events. */
    private static void thirtyDaysPassSince(int number, String superseded) throws SQLException {
        inKeyStore(
                "update recipient_key set superseded_at = now() - interval '30 days' where id = '" + superseded + "'");
        try (Connection server = TestServers.postgres().connect("scheduling");
                Statement sql = server.createStatement()) {
            sql.execute("""
                update event set payload = jsonb_set(payload::jsonb, '{madeAt}', to_jsonb('%s'::text))::json
                 where event_type = 'recipient-key.published' and payload ->> 'number' = '%d'
                """.formatted(Instant.now().minus(Duration.ofDays(30)), number));
        }
    }

    private static boolean isDestroyed(String keyId) throws SQLException {
        try (Connection server = TestServers.postgres().connect("keys_scheduling");
                Statement sql = server.createStatement();
                ResultSet row = sql.executeQuery(
                        "select wrapped is null from data_key where subject = 'recipient-key " + keyId + "'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Test
    void a_reply_of_another_gathering_or_to_an_unknown_key_shows_as_erased_and_the_next_is_shown() {
        String other = UUID.randomUUID().toString();
        String gathering = announced();
        SealedText moved = CentreReplies.presentKey().seal(CentreReplies.counsellorOf(other), "専門相談員 佐藤");
        CentreReplies.accepted(gathering, START, moved);
        await().untilAsserted(() -> assertThat(counsellor(gathering)).isEqualTo(Erased.TEXT));

        CentreReplies.accepted(gathering, START, "専門相談員 鈴木");
        await().untilAsserted(() -> assertThat(counsellor(gathering)).isEqualTo("専門相談員 鈴木"));
        CentreReplies.accepted(
                gathering, START, new SealedText(UUID.randomUUID().toString(), moved.ciphertext()));
        await().untilAsserted(() -> assertThat(counsellor(gathering)).isEqualTo(Erased.TEXT));
    }

    @Test
    void an_acceptance_without_a_name_says_whom_to_ask() {
        String gathering = announced();
        CentreReplies.acceptedWithoutName(gathering, START);
        await().untilAsserted(() -> assertThat(supervisor
                        .get("/api/gatherings/" + gathering)
                        .json()
                        .path("dispatch")
                        .path("state")
                        .asString())
                .isEqualTo("ACCEPTED"));

        String page = supervisor
                .header("Accept", "text/html")
                .get("/gatherings/" + gathering + "/roster")
                .body();

        assertThat(page).contains("専門相談員1名", "お名前は、センターにお確かめください。").doesNotContain("公開するとセンターに");
    }

    private static int lastNumber() {
        return CentreReplies.publishedKeys().getLast().data().path("number").asInt();
    }

    private String announced() {
        String gathering = supervisor
                .post("/api/gatherings", """
                    {"programme": "YORIDOKORO", "kind": "PERSONS", "startsAt": "%s", "endsAt": "%sT16:00:00+09:00",
                     "venue": {"name": "会館 %s", "town": "札幌市"}, "doors": ["VENUE"]}
                    """.formatted(START, DAY, UUID.randomUUID()))
                .header("Location");
        assertThat(supervisor
                        .post(gathering + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
        return gathering.substring("/api/gatherings/".length());
    }

    private String counsellor(String gathering) {
        return supervisor
                .get("/api/gatherings/" + gathering)
                .json()
                .path("dispatch")
                .path("counsellor")
                .asString("");
    }

    /** What the service does once a minute. */
    private Runnable lookAtKeys() {
        return schedules.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .filter(task -> Objects.toString(task).contains("KeyRotation.look"))
                .findFirst()
                .orElseThrow()
                .getRunnable();
    }

    private static void inKeyStore(String statement) throws SQLException {
        try (Connection server = TestServers.postgres().connect("keys_scheduling");
                Statement sql = server.createStatement()) {
            sql.execute(statement);
        }
    }
}
