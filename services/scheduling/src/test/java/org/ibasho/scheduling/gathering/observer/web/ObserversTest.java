package org.ibasho.scheduling.gathering.observer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Observers over the API and in a real browser. */
@ServiceTest
class ObserversTest {

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);
    private final LocalDate today = LocalDate.now(Tokyo.ZONE);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    /** An announced gathering's path. */
    private String gathering(int days) {
        Api.Answer planned = supervisor.post("/api/gatherings", """
            {"programme": "SANGO", "kind": "REGULAR", "startsAt": "%1$sT13:30:00+09:00",
             "endsAt": "%1$sT16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"},
             "doors": ["VENUE"], "acceptOverlap": true}
            """.formatted(today.plusDays(days)));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        String path = planned.header("Location");
        Api.Answer announced = supervisor.post(path + "/publication", "{\"withMissingSeats\": true}");
        assertThat(announced.status()).as(announced.toString()).isEqualTo(204);
        return path;
    }

    private Api.Answer grant(String gathering, int validDays) {
        return supervisor.post(
                gathering + "/observers",
                "{\"purpose\": \"TRAINING\", \"people\": 2, \"decidedOn\": \"%s\", \"validUntil\": \"%s\"}"
                        .formatted(today, today.plusDays(validDays)));
    }

    private String told(String gathering) {
        return Api.at(port)
                .get(gathering.replace("/api/gatherings", "/api/calendar") + "/visit")
                .json()
                .path("observers")
                .toString();
    }

    @Test
    void participants_are_told_in_advance_about_observers() {
        String gathering = gathering(20);
        Api.Answer granted = grant(gathering, 30);
        assertThat(granted.status()).as(granted.toString()).isEqualTo(201);
        assertThat(told(gathering)).isEqualTo("[{\"purpose\":\"TRAINING\",\"people\":2}]");

        assertThat(supervisor.post(granted.header("Location") + "/removal").status())
                .isEqualTo(204);
        assertThat(told(gathering)).isEqualTo("[]");
    }

    @Test
    void a_permit_that_expires_before_the_new_date_admits_nobody() {
        String gathering = gathering(20);
        assertThat(grant(gathering, 25).status()).isEqualTo(201);
        LocalDate later = today.plusDays(27);
        Api.Answer moved = supervisor.post(
                gathering + "/rescheduling",
                "{\"startsAt\": \"%1$sT13:30:00+09:00\", \"endsAt\": \"%1$sT16:00:00+09:00\", \"acceptOverlap\": true}"
                        .formatted(later));
        assertThat(moved.status()).as(moved.toString()).isEqualTo(204);
        assertThat(told(gathering)).isEqualTo("[]");
    }

    @Test
    void a_permit_is_used_twice_and_a_late_one_is_refused() {
        String first = gathering(20);
        String second = gathering(22);
        String permit = grant(first, 30).header("Location").replace(first, "");
        String id = permit.substring(permit.lastIndexOf('/') + 1);
        assertThat(supervisor.post(second + "/observers/" + id).status()).isEqualTo(204);
        assertThat(told(second)).contains("TRAINING");

        Api.Answer late = grant(gathering(3), 30);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("too-late-to-tell");
        Api peer = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        assertThat(peer.get(first + "/observers").status()).isEqualTo(200);
        assertThat(peer.post(second + "/observers/" + id + "/removal").status()).isEqualTo(403);
    }

    private BrowserContext window(Chromium chromium, String language) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port).setLocale(language));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    @Test
    void the_supervisor_records_a_permit() {
        String gathering = gathering(24).replace("/api", "");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP")) {
            Page page = window.newPage();
            page.navigate(gathering);
            page.click("a[href$='/observers']");
            assertThat(page.locator("main").innerText()).contains("見学や取材の予定は、ありません");
            page.fill("#validUntil", today.plusDays(300).toString());
            page.check("input[value=TRAINING]");
            page.click("main button.go");
            assertThat(page.locator("#validUntil-error").innerText()).contains("決まりより長い");
            Chromium.look(page, "observers-error");
            page.fill("#validUntil", today.plusDays(30).toString());
            page.fill("#people", "2");
            page.click("main button.go");
            assertThat(page.locator("main").innerText()).contains("この会に来ることにしました", "研修", "2人");
            Chromium.look(page, "observers");
            page.click("text=来ないことにする");
            assertThat(page.locator("main").innerText()).contains("来ないことにしました", "見学や取材の予定は、ありません");
        }
    }

    @Test
    void english_is_complete() {
        String gathering = gathering(25).replace("/api", "");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "en-GB")) {
            Page page = window.newPage();
            page.navigate(gathering + "/observers");
            assertThat(page.locator("main").innerText())
                    .contains("Visitors and press")
                    .doesNotContain("??")
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
        }
    }
}
