package org.ibasho.scheduling.gathering.yearplan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Plans a year from a file in a real browser; checks every page at phone and desk width. */
@ServiceTest
class YearPlanInBrowserTest {

    private static final Charset WINDOWS = Charset.forName("windows-31j");
    private static final String PLAN = """
            日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法
            令和17年4月14日,13:30,16:00,通常例会,春の過ごし方,市民会館①,札幌市,会場・Zoom
            2035/5/5(土),13時30分,16時,当事者会,,区民センター,札幌市,会場
            2035/5/12,13:30,16:00,例会外企画,公園を歩く,公園の入口,小樽市,会場
            """;

    @LocalServerPort
    private int port;

    private BrowserContext window(Chromium chromium, int width, String role) {
        BrowserContext window = chromium.window(width, 900, options -> options.setBaseURL("http://localhost:" + port));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token(role)));
        return window;
    }

    private static void choose(Page page, String text, Charset charset) {
        page.setInputFiles("#file", new FilePayload("plan.csv", "text/csv", text.getBytes(charset)));
        page.click("main button.go");
    }

    @Test
    void a_windows_file_is_previewed_corrected_and_planned() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, 1280, "supervisor")) {
            Page page = window.newPage();
            page.navigate("/gatherings");
            page.click("a[href='/plans']");
            Chromium.look(page, "plans");

            choose(page, PLAN.replace("会場,市町村", "場所,市町村"), WINDOWS);
            assertThat(page.locator("#file-error").innerText()).contains("「場所」という見出しは使えません", "会場");
            Chromium.look(page, "plans-wrong-column");

            choose(page, PLAN.replace("2035/5/12", "2035/5/32").replace("当事者会", "茶話会"), WINDOWS);
            assertThat(page.locator("main").innerText())
                    .contains("3行のうち、2行が予定に入れられません", "3行目", "会の種類「茶話会」", "日付「2035/5/32」: この日付はありません。");
            assertThat(page.locator("form[action$='/import']")).hasCount(0);
            Chromium.look(page, "plan-refused");

            choose(page, PLAN, WINDOWS);
            assertThat(page.locator("tbody tr").allInnerTexts())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("2035年4月14日(土)", "13:30–16:00", "「春の過ごし方」", "市民会館①"),
                            line -> assertThat(line).contains("当事者会", "祝日 こどもの日"),
                            line -> assertThat(line).contains("例会外企画", "小樽市"));
            Chromium.look(page, "plan-preview");
            page.click("main button.go");
            assertThat(page.locator("[role=status]").innerText()).contains("3回を予定に入れました");
            Chromium.look(page, "plan-done");
            page.click(".months a >> nth=1");
            assertThat(page.locator("tbody").innerText()).contains("当事者会", "公園を歩く", "準備中");
        }
    }

    @Test
    void the_example_can_be_downloaded_and_sent_back_as_it_is() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, 360, "supervisor")) {
            Page page = window.newPage();
            for (String name : new String[] {"csv", "xlsx"}) {
                page.navigate("/plans");
                Download example = page.waitForDownload(() -> page.click("a[href='/plans/example." + name + "']"));
                page.setInputFiles("#file", example.path());
                page.click("main button.go");
                assertThat(page.locator("tbody tr")).hasCount(7);
                assertThat(page.locator("main button.go").innerText()).isEqualTo("すべて予定に入れる");
            }
        }
    }

    @Test
    void english_is_complete_and_other_roles_are_refused() {
        try (Chromium chromium = Chromium.start();
                BrowserContext supervisor = window(chromium, 360, "supervisor");
                BrowserContext peer = window(chromium, 360, "peer-staff")) {
            Page page = supervisor.newPage();
            page.navigate("/plans?lang=en");
            assertThat(page.locator("main").innerText())
                    .contains("Plan from a table", "Beginners' meeting")
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
            choose(page, PLAN.replace("会場,市町村", "場所,市町村"), StandardCharsets.UTF_8);
            assertThat(page.locator("#file-error").innerText()).contains("is not known");
            Page looking = peer.newPage();
            looking.navigate("/gatherings");
            assertThat(looking.locator("a[href='/plans']").count()).isZero();
            assertThat(looking.navigate("/plans").status()).isEqualTo(403);
        }
    }
}
