package org.ibasho.scheduling.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.ibasho.scheduling.notice.Crowd;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.ibasho.testing.Api;
import org.ibasho.testing.servers.process.Ports;
import org.ibasho.web.limits.ClientHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One who subscribes too often is refused, and nobody else is. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class SubscriptionLimitsTest extends NoticesTest {

    private static final String KEY = "a-key-of-at-least-32-characters-1";
    private static final ClientHeader GATEWAY = new ClientHeader(KEY);
    private static final KeyPair OURS = PushService.pair();
    private static final PushService SERVICE = start();
    private static final int MANY = 30;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

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
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", Ports::free);
        settings.add("ibasho.notices.mail.from", () -> "kai@example.jp");
        settings.add("ibasho.notices.push.public-key", () -> PushService.written(OURS));
        settings.add("ibasho.notices.push.private-key", () -> PushService.secret(OURS));
        settings.add("ibasho.notices.push.services", SERVICE::origin);
        settings.add("ibasho.client-key", () -> KEY);
        settings.add("ibasho.notices.limits.per-client", () -> 3);
        settings.add("ibasho.notices.limits.per-mailbox", () -> 2);
        settings.add("ibasho.notices.limits.per-client-and-mailbox", () -> 1);
        settings.add("ibasho.notices.limits.unconfirmed-push", () -> 4);
    }

    @BeforeEach
    void fresh() {
        Crowd.awaitAnHourWithTimeLeft();
        SERVICE.answers(503, "");
        jdbc.sql("delete from notice_subscription").update();
        jdbc.sql("delete from notice_quota").update();
    }

    private Api at(String address) {
        return Api.at(port).header(ClientHeader.NAME, String.valueOf(GATEWAY.value(address)));
    }

    private Api.Answer byMail(String client, String mailbox) {
        return at(client)
                .header("Accept", "text/html")
                .form("/notices/mail", "what=all&address=" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8));
    }

    private Api.Answer byPush(String client, int browser) {
        String subscription = SERVICE.subscription("all").replace(SERVICE.endpoint(), SERVICE.endpoint() + browser);
        return at(client).post("/notices/push", subscription);
    }

    private int subscriptions(String condition) {
        return jdbc.sql("select count(*) from notice_subscription where " + condition)
                .query(Integer.class)
                .single();
    }

    @Test
    void one_client_past_its_limit_locks_nobody_else_out() {
        List<Api.Answer> abuse = Crowd.of(MANY, n -> byMail("203.0.113.1", "abuse" + n + "@example.jp"));

        assertThat(abuse).filteredOn(answer -> answer.status() == 303).hasSize(3);
        assertThat(abuse)
                .filteredOn(answer -> answer.status() != 303)
                .hasSize(MANY - 3)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.body()).contains("同じ回線からの登録が続いた", "@example.jp");
                });
        Api.Answer refused = byPush("203.0.113.1", 1);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-subscriptions");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3_601);

        assertThat(byMail("203.0.113.2", "yuki@example.jp").status()).isEqualTo(303);
        assertThat(byPush("203.0.113.2", 2).status()).isEqualTo(204);
        assertThat(subscriptions("true")).isEqualTo(5);
    }

    @Test
    void spellings_of_one_mailbox_count_together_and_the_answer_does_not_tell() {
        List<String> spellings =
                List.of("yuki@example.jp", "yu.ki@example.jp", "YUKI+news@example.jp", "y.u.k.i+1@example.jp");
        for (int n = 0; n < spellings.size(); n++) {
            Api.Answer answer = byMail("203.0.113." + (10 + n), spellings.get(n));
            assertThat(answer.status()).as(spellings.get(n)).isEqualTo(303);
        }
        assertThat(subscriptions("true")).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from notice_delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void one_client_cannot_use_up_a_mailbox() {
        byMail("203.0.113.1", "hana@example.jp");
        byMail("203.0.113.1", "ha.na@example.jp");
        byMail("203.0.113.1", "hana+1@example.jp");
        assertThat(subscriptions("true")).isEqualTo(1);
        byMail("203.0.113.2", "hana+2@example.jp");
        assertThat(subscriptions("true")).isEqualTo(2);
    }

    @Test
    void browsers_that_no_message_reaches_are_limited_until_one_does() {
        List<Api.Answer> answers = Crowd.of(MANY, n -> byPush("203.0.113." + n, n));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .hasSize(MANY - 4)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.code()).isEqualTo("crowded");
                });
        assertThat(subscriptions("confirmed_at is null")).isEqualTo(4);

        SERVICE.answers(201, "");
        // before the delay has passed, so that the test need not wait
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            jdbc.sql("update notice_delivery set due_at = now()"
                            + " where state = 'PENDING' and due_at < now() + interval '4 minutes'")
                    .update();
            return subscriptions("confirmed_at is not null") == 4;
        });
        assertThat(byPush("203.0.113.200", 200).status()).isEqualTo(204);
    }
}
