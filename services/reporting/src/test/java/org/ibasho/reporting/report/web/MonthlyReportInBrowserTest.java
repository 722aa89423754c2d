package org.ibasho.reporting.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import org.ibasho.reporting.GatheringMessages;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page in a real browser: readable with a screen reader, on a small phone, on paper. */
@ServiceTest
class MonthlyReportInBrowserTest {

    @LocalServerPort
    private int port;

    @Test
    void it_is_accessible_fits_a_small_phone_and_prints_the_report_only() {
        String month = "2029-02";
        String token = Realm.of("npo").token("supervisor");
        tell(month, token);
        try (Chromium chromium = Chromium.start()) {
            look(chromium, token, month, "ja", 1200);
            look(chromium, token, month, "ja", 360);
            look(chromium, token, month, "en", 360);
            look(chromium, token, "2018-04", "ja", 360);
        }
    }

    private void tell(String month, String token) {
        GatheringMessages.of("SANGO")
                .published(month + "-05T13:30:00+09:00")
                .closed(
                        111,
                        GatheringMessages.visits("PERSON", "FIRST", 2) + ","
                                + GatheringMessages.visits("PERSON", "AGAIN", 108) + ","
                                + GatheringMessages.visits("FAMILY", "UNKNOWN", 1))
                .concluded();
        GatheringMessages.of("SANGO").published(month + "-12T14:00:00+09:00").cancelled();
        GatheringMessages.of("YORIDOKORO")
                .published(month + "-09T13:30:00+09:00")
                .concluded();
        GatheringMessages.of("YORIDOKORO").published(month + "-16T13:30:00+09:00");
        GatheringMessages.consultation(month, "GATHERING", "YORIDOKORO");
        GatheringMessages.consultation(month, "PHONE", "");
        GatheringMessages.consultation(month, "HOME_VISIT", "");
        Api supervisor = Api.at(port).with(token);
        await().untilAsserted(() -> assertThat(supervisor
                        .get("/api/reports/monthly/" + month)
                        .json()
                        .path("total")
                        .toString())
                .isEqualTo("{\"gatherings\":{\"announced\":4,\"held\":2,\"cancelled\":1,\"open\":1,\"uncounted\":1},"
                        + "\"visits\":111,\"consultations\":3}"));
    }

    private void look(Chromium chromium, String token, String month, String language, int width) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Accept-Language", language);
        try (BrowserContext window = chromium.window(width, 800, options -> options.setExtraHTTPHeaders(headers))) {
            Page page = window.newPage();
            page.navigate("http://localhost:" + port + "/reports/monthly/" + month);
            Chromium.picture(page, "%s-%s-%d".formatted(month, language, width));
            Chromium.hasNoBarrier(page);
            assertThat((Integer) page.evaluate("document.styleSheets[0].cssRules.length"))
                    .isGreaterThan(50);

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.isVisible("h1")).isTrue();
            assertThat(page.isVisible(".head")).isFalse();
            assertThat(page.isVisible(".months")).isFalse();
        }
    }
}
