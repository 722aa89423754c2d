package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;

class AboutPageTest extends GatewayTest {

    private static final String PROGRAMMES = """
            {"programmes": [
              {"code": "SANGO", "mandate": "OWN", "kinds": ["BEGINNERS", "REGULAR"],
               "introduction": {"ja": "話せる会です。", "en": "A place to talk."},
               "eligibility": {"persons": true, "families": false, "baseAge": 33, "youngerWelcome": true, "othersExcluded": true},
               "observers": {"admitted": true, "noticeDays": 9, "text": {"ja": "許可が必要です。", "en": "Ask first."}},
               "notices": {"ja": ["<b>しずかに</b>"], "en": ["Quietly"]}},
              {"code": "YORIDOKORO", "mandate": "COMMISSIONED", "kinds": ["PERSONS", "FAMILIES"],
               "introduction": {"ja": "もうひとつの場所です。", "en": null},
               "eligibility": {"persons": true, "families": true, "baseAge": null, "youngerWelcome": false, "othersExcluded": false},
               "observers": {"admitted": false, "noticeDays": 9, "text": {"ja": "なし", "en": null}},
               "notices": {"ja": ["くつをぬいで"], "en": []}}]}
            """;

    private void told() {
        scheduling.answers("/api/calendar/programmes", StubService.json(200, PROGRAMMES));
    }

    @Test
    void shows_eligibility_and_guidance_of_a_programme() {
        told();
        HttpResponse<String> page = browser().page("/about/SANGO");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("SANGOの会", "NPOの自主活動", "話せる会です。", "ご本人の会です。", "33歳をひとつの目安")
                .contains("もっと若い方も", "ご家族や一般の方は、原則として参加できません。", "初心者例会", "&lt;b&gt;しずかに&lt;/b&gt;")
                .contains("許可が必要です。", "9日前までに")
                .doesNotContain("??");
        assertThat(page.headers().firstValue("Cache-Control")).contains("max-age=10, private");
        assertThat(browser().cookies()).isEmpty();
    }

    @Test
    void omits_inapplicable_parts_of_a_profile() {
        told();
        assertThat(browser().page("/about/YORIDOKORO").body())
                .contains("札幌市の委託事業", "ご本人とご家族の会です。", "いまは、見学も取材も受けていません。")
                .doesNotContain("目安", "原則として", "日前までに");
    }

    @Test
    void falls_back_to_japanese_text_and_marks_its_language() {
        told();
        assertThat(browser().page("/about/SANGO?lang=en").body())
                .contains("A place to talk.", "from about 33", "Quietly", "Ask first.")
                .doesNotContain("??", "話せる会です。");
        assertThat(browser().page("/about/YORIDOKORO?lang=en").body())
                .contains("<span lang=\"ja\">もうひとつの場所です。</span>", "<ul class=\"points\" lang=\"ja\">", "くつをぬいで");
    }

    @Test
    void the_front_page_shows_the_same() {
        told();
        assertThat(browser().page("/").body())
                .contains("href=\"/about/SANGO\"", "話せる会です。", "33歳をひとつの目安", "もうひとつの場所です。")
                .contains("よりどころへは、ご家族もどうぞ。", "SANGOの会は、ご本人が気兼ねなく");
    }

    @Test
    void remembers_what_was_told_while_scheduling_is_away() {
        told();
        assertThat(browser().page("/about/SANGO").body()).contains("話せる会です。");
        scheduling.forget();
        scheduling.answers(StubService.json(503, "{}"));

        assertThat(browser().page("/about/SANGO").body()).contains("話せる会です。");
        assertThat(scheduling.count()).as("asked again within a minute").isZero();
        NOON.later();
        HttpResponse<String> page = browser().page("/about/SANGO");
        assertThat(scheduling.count()).isEqualTo(1);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("話せる会です。");
    }

    @Test
    void is_accessible_at_phone_and_desk_width() {
        told();
        try (Chromium chromium = Chromium.start()) {
            for (int width : new int[] {360, 1280}) {
                try (BrowserContext window = chromium.window(width, 800)) {
                    Page page = window.newPage();
                    for (String path : new String[] {"/about/SANGO", "/", "/first-visit"}) {
                        page.navigate(gateway() + path);
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of(
                                        "target",
                                        "pictures",
                                        "about" + path.replace('/', '-') + "-" + width + ".png")));
                        Chromium.hasNoBarrier(page);
                    }
                }
            }
        }
    }

    @Test
    void an_unknown_programme_is_not_found() {
        assertThat(browser().page("/about/PICNIC").statusCode()).isEqualTo(404);
    }
}
