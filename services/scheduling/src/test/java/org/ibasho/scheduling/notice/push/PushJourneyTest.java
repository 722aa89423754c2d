package org.ibasho.scheduling.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From a browser's subscription to the message that it decrypts, through a push service that validates everything. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class PushJourneyTest extends NoticesTest {

    private static final KeyPair OURS = PushService.pair();
    private static PushService service = start();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Notices notices;

    private static PushService start() {
        try {
            return new PushService();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Notices.settings(settings);
        settings.add("ibasho.notices.push.public-key", () -> PushService.written(OURS));
        settings.add("ibasho.notices.push.private-key", () -> PushService.secret(OURS));
        settings.add("ibasho.notices.push.services", service::origin);
    }

    @BeforeEach
    void fresh() {
        jdbc.sql("delete from notice_subscription").update();
        service.received().clear();
        service.answers(201, "");
        notices = new Notices(port);
    }

    @AfterEach
    void the_push_service_rejected_nothing() {
        assertThat(service.refused()).isEmpty();
    }

    private Api.Answer subscribe(String what) {
        return Api.at(port).post("/notices/push", service.subscription(what));
    }

    /** A browser that has got its first message. */
    private void welcomed() {
        subscribe("all");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("notice_subscription where confirmed_at is not null") == 1);
        service.received().clear();
    }

    private String cancelled(String day) {
        String id = notices.planner().published("OUTING", "SANGO", day, "小樽市");
        notices.planner().cancel(id);
        return id;
    }

    @Test
    void a_browser_gets_messages_that_only_it_can_decrypt_until_it_unsubscribes() {
        assertThat(notices.get("/notices").body())
                .contains(PushService.written(OURS))
                .doesNotContain("メールで受け取る");
        assertThat(subscribe("kind.OUTING").status()).isEqualTo(204);
        assertThat(subscribe("all").status()).isEqualTo(204);
        assertThat(count("notice_subscription")).isEqualTo(1);
        assertThat(jdbc.sql("select notice_subscription::text from notice_subscription")
                        .query(String.class)
                        .single())
                .doesNotContain("localhost", service.auth());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("notice_subscription where confirmed_at is not null") == 1);
        assertThat(service.received())
                .isNotEmpty()
                .allSatisfy(welcome ->
                        assertThat(welcome.text()).contains("お知らせの登録ができました").doesNotContain("ひきこもり", "SANGO"));
        service.received().clear();

        String id = cancelled("2034-07-01");
        await().atMost(Duration.ofSeconds(20)).until(() -> !service.received().isEmpty());
        PushService.Received told = service.received().element();
        assertThat(told.text())
                .contains("会の予定が変わりました", "7月1日(土) 13:30–16:00 の会は、中止になりました", "/calendar/" + id)
                .doesNotContain("ひきこもり", "SANGO", "雪");
        assertThat(told.ttl()).isEqualTo("86400");
        assertThat(told.urgency()).isEqualTo("high");

        Api.Answer stopped =
                Api.at(port).post("/notices/push/stop", "{\"endpoint\": \"%s\"}".formatted(service.endpoint()));
        assertThat(stopped.status()).isEqualTo(204);
        assertThat(count("notice_subscription")).isZero();
    }

    @Test
    void an_expired_push_subscription_is_deleted() {
        welcomed();
        service.answers(410, "");
        cancelled("2034-07-02");
        await().atMost(Duration.ofSeconds(20)).until(() -> count("notice_subscription") == 0);
    }

    @Test
    void retry_after_is_respected() {
        welcomed();
        service.answers(429, "120");
        int before = service.asked();
        cancelled("2034-07-03");
        await().atMost(Duration.ofSeconds(20)).until(() -> service.asked() > before);
        await().until(() -> jdbc
                .sql("select extract(epoch from due_at - now()) from notice_delivery where state = 'PENDING'")
                .query(Double.class)
                .list()
                .stream()
                .allMatch(left -> left > 90 && left <= 120));
        service.answers(201, "");
        jdbc.sql("update notice_delivery set due_at = now()").update();
        await().atMost(Duration.ofSeconds(20)).until(() -> service.received().size() == 1);
    }

    @Test
    void nothing_is_sent_to_other_hosts_than_push_services() {
        for (String endpoint : List.of(
                "http://localhost:1/push/1",
                "https://10.0.0.1/x",
                "http://fcm.googleapis.com/x",
                service.origin() + "@evil.example/x",
                "https://evil.example/?" + service.origin(),
                "file:///etc/passwd",
                "::")) {
            String wrong = service.subscription("all").replace(service.endpoint(), endpoint);
            Api.Answer answer = Api.at(port).post("/notices/push", wrong);
            assertThat(answer.status()).as(endpoint).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("not-a-push-service");
        }
        String noKey = service.subscription("all").replace(service.p256dh(), "AAAA");
        assertThat(Api.at(port).post("/notices/push", noKey).status()).isEqualTo(400);
        assertThat(Api.at(port).post("/notices/push", "{}").status()).isEqualTo(400);
        assertThat(count("notice_subscription")).isZero();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
