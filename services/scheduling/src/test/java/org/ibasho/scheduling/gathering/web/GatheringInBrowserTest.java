package org.ibasho.scheduling.gathering.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An outing from the form to its replacement in a real browser; checks every page at phone and desk width. */
@ServiceTest
class GatheringInBrowserTest {

    @LocalServerPort
    private int port;

    private BrowserContext window(Chromium chromium, String language) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port).setLocale(language));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    private static void open(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }

    @Test
    void an_outing_is_planned_revised_and_postponed() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja")) {
            Page page = window.newPage();
            page.navigate("/gatherings/new");
            page.check("input[name=kind][value=OUTING]");
            page.fill("#date", "2019-06-01");
            page.fill("#venue", "円山公園");
            open(page, "もっとくわしく");
            page.locator("[name='details.tables']").fill("ゆっくり歩く、しっかり歩く");
            page.locator("[name='details.capacity']").fill("12");
            page.locator("[name='details.meetingPoint']").fill("地下鉄 円山公園駅 3番出口の前");
            page.click("main button.go");
            assertThat(page.locator("#start-error")).containsText("もう過ぎています");
            Chromium.look(page, "gathering-late");
            page.fill("#date", "2038-06-05");
            page.click("main button.go");
            assertThat(page.locator("dl.facts")).containsText("円山公園駅");

            page.locator("a", new Page.LocatorOptions().setHasText("内容を直す")).click();
            page.locator("[name='details.gear']").fill("歩きやすい靴、飲みもの");
            Chromium.look(page, "gathering-revision");
            page.click("main button.go");
            assertThat(page.locator("dl.facts")).containsText("歩きやすい靴");

            open(page, "中止にする");
            page.fill("#reason", "大雨のため");
            page.fill("#replacement-date", "2038-06-12");
            Chromium.look(page, "gathering-cancel");
            page.locator("form[action$=cancellation] button").click();
            assertThat(page.locator("dl.facts")).containsText("6月12日(土)");
            open(page, "これまでの変更");
            assertThat(page.locator("ol")).containsText("大雨のため");
            Chromium.look(page, "gathering-history");
        }
    }

    @Test
    void the_pages_read_well_in_english() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "en")) {
            Page page = window.newPage();
            page.navigate("/gatherings/new");
            open(page, "More to know");
            Chromium.look(page, "gathering-form-en");
        }
    }
}
