package org.ibasho.scheduling.gathering.series.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Plans, changes and cancels a series in a real browser; checks every page at phone and desk width. */
@ServiceTest
class SeriesInBrowserTest {

    @LocalServerPort
    private int port;

    private int clicks;

    private void click(Page page, String what) {
        page.click(what);
        clicks++;
    }

    private BrowserContext window(Chromium chromium, int width, String role) {
        BrowserContext window = chromium.window(width, 900, options -> options.setBaseURL("http://localhost:" + port));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token(role)));
        return window;
    }

    @Test
    void planning_the_second_saturdays_of_reiwa_9_without_august_takes_seven_clicks() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, 1280, "supervisor")) {
            Page page = window.newPage();
            page.navigate("/gatherings");
            click(page, "a[href='/series']");
            Chromium.look(page, "series-none");
            click(page, "a[href='/series/new']");
            fillIn(page);
            Chromium.look(page, "series-form");
            click(page, "main button.go");
            assertThat(page.locator("input[name=dates]:checked")).hasCount(11);
            Chromium.look(page, "series-preview");
            click(page, "main button.go");

            assertThat(clicks).isEqualTo(7);
            assertThat(page.locator("[role=status]").innerText()).contains("予定に入れました");
            assertThat(page.locator("tbody tr")).hasCount(11);
            assertThat(page.locator("tbody").innerText())
                    .contains("2027年4月10日(土)", "2028年3月11日(土)", "準備中")
                    .doesNotContain("8月");
            Chromium.look(page, "series");
            changesThem(page);
            callsThemOff(page);
        }
    }

    private void fillIn(Page page) {
        click(page, "text=通常例会");
        page.fill("#first", "2027-04-01");
        page.fill("#last", "2028-03-31");
        click(page, "label:has(input[name=without][value='8'])");
        click(page, "#venue");
        page.keyboard().type("居場所会館");
    }

    private static void changesThem(Page page) {
        page.click("summary >> nth=0");
        page.selectOption("#from", "2028-02-12");
        page.fill("#start", "14:00");
        Chromium.look(page, "series-change");
        page.click("form[action$='/change'] button");
        assertThat(page.locator("[role=status]").innerText()).contains("まとめて変えました");
        assertThat(page.locator("tbody tr").nth(8).innerText()).contains("1月8日", "13:30–16:00");
        assertThat(page.locator("tbody tr").nth(9).innerText()).contains("2月12日", "14:00–16:00");

        page.click("summary >> nth=0");
        page.fill("#start", "17:00");
        page.click("form[action$='/change'] button");
        assertThat(page.locator("#end-error").innerText()).contains("終わりの時刻は");
        assertThat(page.inputValue("#start")).isEqualTo("17:00");
    }

    private static void callsThemOff(Page page) {
        page.click("summary >> nth=1");
        page.selectOption("#since", "2028-03-11");
        page.fill("#reason", "会場が閉まるため");
        page.click("form[action$='/cancellation'] button");
        assertThat(page.locator("[role=status]").innerText()).contains("まとめて中止にしました");
        assertThat(page.locator("tbody tr").nth(9).innerText()).contains("準備中");
        assertThat(page.locator("tbody tr").nth(10).innerText()).contains("中止");
        page.click("tbody a >> nth=0");
        page.click("dd a:has-text('毎月 第2土曜日')");
        page.click("text=くり返しの予定へ");
        assertThat(page.locator("tbody").innerText()).contains("毎月 第2土曜日(8月をのぞく)", "11回");
        Chromium.look(page, "series-list");
    }

    @Test
    void faults_are_shown_beside_their_fields_and_no_input_is_lost() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, 360, "supervisor")) {
            Page page = window.newPage();
            page.navigate("/series/new");
            page.click("text=当事者会");
            page.fill("#venue", "よりどころ");
            page.fill("#last", "2020-03-31");
            page.click("main button.go");
            assertThat(page.locator("#last-error").innerText()).contains("決まりに合う日がありません");
            page.click("summary");
            page.fill("#rule", "FREQ=DAILY");
            page.click("main button.go");
            assertThat(page.locator("#rule-error").innerText()).contains("終わりのない決まり");
            Chromium.look(page, "series-form-errors");
            page.fill("#rule", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3,4,5;COUNT=3");
            page.fill("#first", "2027-04-01");
            page.click("main button.go");
            assertThat(page.locator("main li").allInnerTexts())
                    .satisfiesExactly(
                            day -> assertThat(day).contains("5月3日(月)", "憲法記念日"),
                            day -> assertThat(day).contains("5月4日(火)", "みどりの日"),
                            day -> assertThat(day).contains("5月5日(水)", "こどもの日"));
            page.uncheck("input[value='2027-05-03']");
            page.uncheck("input[value='2027-05-04']");
            page.uncheck("input[value='2027-05-05']");
            page.click("main button.go");
            assertThat(page.locator("#dates-error").innerText()).contains("日を1つ以上");
            page.check("input[value='2027-05-04']");
            page.click("text=直す");
            assertThat(page.inputValue("#rule")).startsWith("FREQ=YEARLY");
            assertThat(page.inputValue("#venue")).isEqualTo("よりどころ");
        }
    }

    @Test
    void english_is_complete_and_peer_staff_have_read_access() {
        try (Chromium chromium = Chromium.start();
                BrowserContext supervisor = window(chromium, 360, "supervisor");
                BrowserContext peer = window(chromium, 360, "peer-staff")) {
            Page page = supervisor.newPage();
            page.navigate("/series/new?lang=en");
            assertThat(page.locator("main").innerText())
                    .contains("Plan a series", "Second", "Not in these months")
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
            Page looking = peer.newPage();
            looking.navigate("/series");
            assertThat(looking.locator("a[href='/series/new']").count()).isZero();
            assertThat(looking.navigate("/series/new").status()).isEqualTo(403);
        }
    }
}
