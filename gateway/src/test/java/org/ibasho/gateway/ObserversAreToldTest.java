package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObserversAreToldTest extends GatewayTest {

    private static final String ID = "01a20627-e482-7006-950f-05e17b83bc56";

    private String page(String state, String observers, String language) {
        scheduling.answers("/api/calendar/" + ID, StubService.json(200, """
            {"id": "%s", "programme": "SANGO", "kind": "REGULAR", "mandate": "OWN", "startsAt": "2026-12-20T13:30:00+09:00",
             "endsAt": "2026-12-20T16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"], "state": "%s"}
            """.formatted(ID, state)));
        scheduling.answers(
                "/api/calendar/" + ID + "/visit",
                StubService.json(200, "{\"people\": [], \"observers\": [" + observers + "]}"));
        return browser().page("/calendar/" + ID + "?lang=" + language).body();
    }

    @Test
    void the_page_announces_observers() {
        String two = "{\"purpose\": \"TRAINING\", \"people\": 2}, {\"purpose\": \"PRESS\", \"people\": 1}";
        assertThat(page("PUBLISHED", two, "ja"))
                .contains("当日、見学の方が2人来ます(研修)。", "当日、取材の方が1人来ます。", "話さなくてかまいません", "href=\"/about/SANGO\"")
                .doesNotContain("??");
        assertThat(page("PUBLISHED", two, "en"))
                .contains(
                        "On the day, 2 visitors come to look (training).", "On the day, one person of the press comes.")
                .doesNotContain("??");
    }

    @Test
    void the_page_mentions_no_observers_if_none_come_or_it_is_cancelled() {
        assertThat(page("PUBLISHED", "", "ja")).doesNotContain("人来ます");
        assertThat(page("CANCELLED", "{\"purpose\": \"VISIT\", \"people\": 2}", "ja"))
                .doesNotContain("人来ます");
    }
}
