package org.ibasho.scheduling.notice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server with the Messaging API's broadcast notifies all followers once. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class LineJourneyTest extends NoticesTest {

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final Set<String> KEYS = ConcurrentHashMap.newKeySet();
    private static final List<Integer> ANSWERS = new CopyOnWriteArrayList<>();
    private static volatile boolean losesTheNextAnswer;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/bot/message/broadcast", LineJourneyTest::take);
        server.start();
        Notices.settings(settings);
        settings.add("ibasho.notices.line.token", () -> "the-token");
        settings.add(
                "ibasho.notices.line.url",
                () -> "http://localhost:" + server.getAddress().getPort());
    }

    private static void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("X-Line-Retry-Key"));
        int status = status(exchange, key);
        if (status == 200) {
            TOLD.add(body);
        }
        boolean lost = losesTheNextAnswer;
        losesTheNextAnswer = false;
        ANSWERS.add(status);
        exchange.sendResponseHeaders(lost ? 500 : status, -1);
        exchange.close();
    }

    private static int status(HttpExchange exchange, String key) {
        if (!"Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        if (!key.equals(UUID.fromString(key).toString())) {
            return 400;
        }
        return KEYS.add(key) ? 200 : 409;
    }

    @Test
    void followers_are_notified_once_even_if_the_answer_was_lost() {
        losesTheNextAnswer = true;
        Notices notices = new Notices(port);
        String id = notices.planner().published("OUTING", "SANGO", "2034-08-01", "小樽市");
        notices.planner().cancel(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> TOLD.size() == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            // before the delay has passed, so that the test need not wait
            jdbc.sql("update notice_delivery set due_at = now()"
                            + " where state = 'PENDING' and due_at < now() + interval '4 minutes'")
                    .update();
            return ANSWERS.size() == 2;
        });
        assertThat(ANSWERS).containsExactly(200, 409);
        assertThat(TOLD)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("\"type\":\"text\"", "会の予定が変わりました", "中止になりました", "/calendar/" + id)
                        .doesNotContain("ひきこもり", "SANGO"));
        await().until(() -> jdbc.sql("select state from notice_delivery")
                .query(String.class)
                .list()
                .equals(List.of("SENT")));
    }
}
