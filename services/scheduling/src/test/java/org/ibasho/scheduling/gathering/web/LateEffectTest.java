package org.ibasho.scheduling.gathering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gathering is planned while nobody can write the calendar. */
@ServiceTest
class LateEffectTest {

    private static final String FORM = "kind=REGULAR&date=2037-09-05&start=13:30&end=16:00&venue=v&town=t&doors=VENUE";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private Api supervisor() {
        return Api.at(port)
                .with(Realm.of("npo").token("supervisor"))
                .header("Accept", "text/html")
                .header("Accept-Language", "ja");
    }

    @Test
    void the_page_says_saved_and_never_not_found() throws Exception {
        Api supervisor = supervisor().header("Sec-Fetch-Site", "same-origin");
        List<@Nullable String> schemas = jdbc.sql("select schemaname from pg_tables where tablename = 'calendar'")
                .query(String.class)
                .list();
        String page;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            for (String schema : schemas) {
                statement.execute("lock table \"" + schema + "\".calendar in exclusive mode");
            }
            Api.Answer planned = supervisor.form("/gatherings", FORM);
            assertThat(planned.status()).as(planned.toString()).isEqualTo(303);
            page = planned.header("Location").replaceFirst("^https?://[^/]+", "");
            Api.Answer shown = supervisor.get(page);
            assertThat(shown.status()).as(page).isEqualTo(202);
            assertThat(shown.body()).contains("保存しました", "まもなく表示されます").doesNotContain("見つかりません");
            other.rollback();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> supervisor.get(page).status() == 200);
        assertThat(supervisor.get(page.replaceFirst("&late.*", "")).body()).doesNotContain("まもなく表示されます");
    }

    /** From a mail or another site: a browser says where a page was asked for, and no site can say it otherwise. */
    @Test
    void a_link_that_somebody_made_up_tells_staff_nothing() {
        String link = "/calendar/" + UUID.randomUUID() + "?done=planned&late=true";
        List<Api> elsewhere = List.of(
                supervisor(),
                supervisor().header("Referer", "https://evil.example/"),
                supervisor().header("Sec-Fetch-Site", "none"),
                supervisor().header("Sec-Fetch-Site", "same-site"),
                supervisor().header("Sec-Fetch-Site", "cross-site"));
        assertThat(elsewhere).allSatisfy(browser -> {
            Api.Answer answer = browser.get(link);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("見つかりません").doesNotContain("保存しました", "まもなく表示されます");
            assertThat(browser.get("/programmes?late=true").body()).doesNotContain("まもなく表示されます");
        });
    }

    @Test
    void an_old_browser_says_the_page_that_it_comes_from() {
        Api.Answer answer = supervisor()
                .header("Referer", "http://localhost:8080/gatherings/new")
                .get("/calendar/" + UUID.randomUUID() + "?late=true");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void a_link_that_somebody_made_up_tells_the_public_nothing() {
        Api.Answer answer = Api.at(port)
                .header("Accept", "text/html")
                .get("/calendar/" + UUID.randomUUID() + "?done=planned&late=true");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("保存しました");
    }
}
