package org.ibasho.scheduling.venue.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ibasho.scheduling.venue.photo.PhotoFiles;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Describes a venue with a photo in a real browser; checks every page at phone and desk width. */
@ServiceTest
class VenueInBrowserTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private BrowserContext window(Chromium chromium, String language) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port).setLocale(language));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    private void plan(String venue, String town) {
        Api.at(port).with(Realm.of("npo").token("supervisor")).post("/api/gatherings", """
            {"programme": "SANGO", "kind": "SATELLITE", "startsAt": "2037-05-09T13:30:00+09:00",
             "endsAt": "2037-05-09T16:00:00+09:00", "venue": {"name": "%s", "town": "%s"}, "doors": ["VENUE"]}
            """.formatted(venue, town));
    }

    /** By its path, for megabytes on the way through the browser's protocol take half a minute. */
    private void choose(Page page, String name, byte[] file) throws IOException {
        page.setInputFiles("#photo", Files.write(folder.resolve(name), file));
        page.fill("#alternative", "灰色の建物の1階、ガラスの入口。右に青い看板。");
        page.click("text=写真をのせる");
    }

    @Test
    void a_venue_is_described_and_shown() throws IOException {
        plan("港の公民館 2階", "小樽市");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP")) {
            Page page = window.newPage();
            page.navigate("/gatherings?month=2037-05");
            page.click("nav.sub a[href='/venues']");
            Chromium.look(page, "venues");
            page.click("text=港の公民館 2階");
            assertThat(page.locator("main").innerText()).contains("案内を保存すると、写真を加えられます");

            page.fill("#reading", "みなとのこうみんかん");
            page.evaluate("document.querySelector('#access').removeAttribute('maxlength')");
            page.fill("#access", "あ".repeat(1001));
            page.click("main button.go");
            assertThat(page.locator("#access-error").innerText()).contains("1,000字まで");
            assertThat(page.inputValue("#reading")).isEqualTo("みなとのこうみんかん");
            Chromium.look(page, "venue-errors");
            page.fill("#access", "駅から港のほうへ歩いて7分。\n青い看板が目じるしです。");
            page.fill("#lookIn", "入口からのぞいてみるだけでも大丈夫です。");
            page.click("main button.go");
            assertThat(page.locator("[role=status]").innerText()).contains("案内を保存しました");
            assertThat(page.inputValue("#access")).isEqualTo("駅から港のほうへ歩いて7分。\n青い看板が目じるしです。");

            String venue = page.url();
            choose(page, "entrance.jpg", "これは写真ではありません".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("#photo-error").innerText()).contains("写真として読み取れません");
            assertThat(page.inputValue("#alternative")).contains("青い看板");
            choose(page, "entrance.jpg", new byte[6 * 1024 * 1024]);
            assertThat(page.locator("#photo-error").innerText()).contains("5MBまで");
            choose(page, "huge.jpg", new byte[17 * 1024 * 1024]);
            assertThat(page.locator("main").innerText()).contains("大きすぎます");
            page.navigate(venue);
            choose(page, "entrance.jpg", PhotoFiles.withExif(PhotoFiles.halves(1600, 1200, "jpg"), 6));
            assertThat(page.locator("[role=status]").innerText()).contains("写真をのせました");
            assertThat(page.locator(".entrance img")).hasJSProperty("naturalHeight", 480);
            Chromium.look(page, "venue");
            page.click("text=写真を消す");
            assertThat(page.locator("[role=status]").innerText()).contains("写真を消しました");
            assertThat(page.locator(".entrance")).hasCount(0);
            page.navigate("/venues");
            assertThat(page.locator("tr:has-text('港の公民館')").innerText()).contains("案内あり");
        }
    }

    @Test
    void english_is_complete() {
        plan("海の家", "余市町");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "en-GB")) {
            Page page = window.newPage();
            page.navigate("/venues");
            assertThat(page.locator("main").innerText()).contains("Venues", "Nothing yet");
            page.click("text=海の家");
            assertThat(page.locator("main").innerText().replaceAll("海の家|余市町", ""))
                    .contains("The way there")
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]")
                    .doesNotContain("??");
        }
    }
}
