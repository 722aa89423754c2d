package org.ibasho.scheduling.staffing.staff.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The box to find staff by nickname, in a browser that runs no scripts, too. */
@ServiceTest
class StaffSearchInBrowserTest {

    @LocalServerPort
    private int port;

    private BrowserContext window(Chromium chromium, String language, boolean scripts) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port)
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    private void join(String nickname) {
        Api.at(port)
                .with(Realm.of("npo").token("supervisor"))
                .post("/api/staff", "{\"nickname\": \"%s\", \"roles\": [\"CHAIR\"]}".formatted(nickname));
    }

    @Test
    void staff_are_found_and_nothing_that_was_typed_stands_in_the_address() {
        join("濵ちどり");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP", true)) {
            Page page = window.newPage();
            page.navigate("/staff");
            page.fill("#nickname", "浜チドリ");
            page.click("main form button");
            assertThat(page.locator("[role=status]").innerText()).contains("1人見つかりました");
            assertThat(page.locator("tbody").innerText()).contains("濵ちどり", "司会");
            assertThat(page.inputValue("#nickname")).isEqualTo("浜チドリ");
            assertThat(page.url()).endsWith("/staff/search");
            Chromium.look(page, "staff-search");

            page.reload();
            assertThat(page.locator("tbody").innerText()).contains("濵ちどり");

            page.fill("#nickname", "だれもいない");
            page.click("main form button");
            assertThat(page.locator("[role=status]").innerText()).contains("見つかりませんでした");
            Chromium.look(page, "staff-search-none");

            page.fill("#nickname", "・・");
            page.click("main form button");
            assertThat(page.locator("#nickname-error").innerText()).contains("1つ以上");
            Chromium.look(page, "staff-search-error");

            page.navigate("/staff/search");
            assertThat(page.url()).endsWith("/staff");
        }
    }

    @Test
    void it_works_without_scripts_and_in_english() {
        join("山﨑もず");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "en-GB", false)) {
            Page page = window.newPage();
            page.navigate("/staff");
            page.fill("#nickname", "山崎モズ");
            page.click("main form button");
            assertThat(page.locator("[role=status]").innerText()).contains("Found: 1");
            assertThat(page.locator("tbody").innerText()).contains("山﨑もず");
        }
    }
}
