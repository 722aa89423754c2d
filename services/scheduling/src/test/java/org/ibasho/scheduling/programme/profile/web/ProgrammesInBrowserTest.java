package org.ibasho.scheduling.programme.profile.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages of programmes in a real browser, at phone and desk width. */
@ServiceTest
class ProgrammesInBrowserTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private ObjectNode before = JSON.createObjectNode();

    @BeforeEach
    void remember() {
        before = profile();
    }

    /** Other tests count on the profile that a new system has. */
    @AfterEach
    void as_it_was() {
        before.set("version", profile().get("version"));
        assertThat(supervisor()
                        .post("/api/programmes/YORIDOKORO/charter", before.toString())
                        .status())
                .isEqualTo(204);
    }

    private Api supervisor() {
        return Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private ObjectNode profile() {
        JsonNode programme = supervisor().get("/api/programmes/YORIDOKORO").json();
        ObjectNode profile = (ObjectNode) programme.get("charter");
        return profile.set("version", programme.get("version"));
    }

    private BrowserContext window(Chromium chromium, String language, String role) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port).setLocale(language));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token(role)));
        return window;
    }

    @Test
    void a_profile_is_changed_and_faults_are_shown_beside_their_fields() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP", "supervisor")) {
            Page page = window.newPage();
            page.navigate("/gatherings");
            Chromium.look(page, "month-nav");
            page.click("nav a[href='/programmes']");
            assertThat(page.locator("main").innerText())
                    .contains("自主事業", "委託事業", "35歳をひとつの目安", "もっと若い方も", "許可は最長90日で切れます", "留意事項");
            Chromium.look(page, "programmes");

            page.click("a[href='/programmes/YORIDOKORO']");
            page.fill("#introductionJa", "");
            page.fill("#permitDays", "");
            page.fill("#needed-PERSONS-PEER_STAFF", "9");
            page.click("main button.go");
            assertThat(page.locator("#introductionJa-error").innerText()).contains("ここを入力してください");
            assertThat(page.locator("#permitDays-error").innerText()).contains("ここを入力してください");
            assertThat(page.locator("#most-PERSONS-PEER_STAFF-error").innerText())
                    .contains("必要な人数が多く");
            Chromium.look(page, "programme-errors");

            page.fill("#introductionJa", "家のほかの、もうひとつの場所です。");
            page.fill("#permitDays", "60");
            page.fill("#needed-PERSONS-PEER_STAFF", "5");
            page.click("main button.go");
            assertThat(page.locator("[role=status]").innerText()).contains("保存しました");
            assertThat(page.locator("main").innerText()).contains("家のほかの、もうひとつの場所です。", "許可は最長60日で切れます", "5人から8人");
        }
    }

    @Test
    void peer_staff_read_and_english_is_complete() {
        try (Chromium chromium = Chromium.start();
                BrowserContext peer = window(chromium, "en-GB", "peer-staff");
                BrowserContext supervisor = window(chromium, "en-GB", "supervisor")) {
            Page page = peer.newPage();
            page.navigate("/programmes");
            assertThat(page.locator("main").innerText()).contains("Own activity", "from about 35");
            assertThat(page.locator("main a[href^='/programmes/']")).hasCount(0);
            Page form = supervisor.newPage();
            form.navigate("/programmes/SANGO");
            String text =
                    page.locator("main").innerText() + form.locator("main").innerText();
            assertThat(text).doesNotContain("??").doesNotContainPattern("[ぁ-んァ-ヶ]");
        }
    }
}
