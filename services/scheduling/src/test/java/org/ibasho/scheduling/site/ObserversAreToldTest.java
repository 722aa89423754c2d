package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class ObserversAreToldTest extends SiteTest {

    private String gathering() {
        return announced("""
            {"programme": "SANGO", "kind": "REGULAR", "startsAt": "2026-12-20T13:30:00+09:00",
             "endsAt": "2026-12-20T16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"],
             "state": "PUBLISHED"}
            """);
    }

    private void granted(String id, Map<String, Integer> observers) {
        observers.forEach((purpose, people) -> {
            Api.Answer answer =
                    supervisor().post("/api/gatherings/" + id + "/observers", """
                    {"purpose": "%s", "people": %d, "decidedOn": "2026-12-02", "validUntil": "2026-12-31"}
                    """.formatted(purpose, people));
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        });
    }

    private String page(String id, String language) {
        return browser().get("/calendar/" + id + "?lang=" + language).body();
    }

    @Test
    void the_page_announces_observers() {
        String id = gathering();
        granted(id, Map.of("TRAINING", 2, "PRESS", 1));

        assertThat(page(id, "ja"))
                .contains("当日、見学の方が2人来ます(研修)。", "当日、取材の方が1人来ます。", "話さなくてかまいません", "href=\"/about/SANGO\"")
                .doesNotContain("??");
        assertThat(page(id, "en"))
                .contains(
                        "On the day, 2 visitors come to look (training).", "On the day, one person of the press comes.")
                .doesNotContain("??");
    }

    @Test
    void the_page_mentions_no_observers_if_none_come_or_it_is_cancelled() {
        String id = gathering();
        assertThat(page(id, "ja")).doesNotContain("人来ます");
        granted(id, Map.of("VISIT", 2));
        assertThat(page(id, "ja")).contains("人来ます");
        supervisor().post("/api/gatherings/" + id + "/cancellation", "{\"reason\": \"雪のため\"}");
        assertThat(page(id, "ja")).contains("中止になりました").doesNotContain("人来ます");
    }
}
