package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class AboutPageTest extends SiteTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SANGO = """
        {"introduction": {"ja": "話せる会です。", "en": "A place to talk."},
         "eligibility": {"persons": true, "families": false, "baseAge": 33, "youngerWelcome": true,
           "othersExcluded": true},
         "observers": {"admitted": true, "permitDays": 90, "noticeDays": 9,
           "text": {"ja": "許可が必要です。", "en": "Ask first."}},
         "notices": {"ja": ["<b>しずかに</b>"], "en": ["Quietly"]}}
        """;
    private static final String YORIDOKORO = """
        {"introduction": {"ja": "もうひとつの場所です。"},
         "eligibility": {"persons": true, "families": true, "youngerWelcome": false, "othersExcluded": false},
         "observers": {"admitted": false, "permitDays": 90, "noticeDays": 9, "text": {"ja": "なし"}},
         "notices": {"ja": ["くつをぬいで"], "en": []}}
        """;

    private final Map<String, ObjectNode> before = new LinkedHashMap<>();

    @BeforeEach
    void remember() {
        for (String code : List.of("SANGO", "YORIDOKORO")) {
            before.put(code, (ObjectNode)
                    supervisor().get("/api/programmes/" + code).json().get("charter"));
        }
    }

    @AfterEach
    void as_it_was() {
        before.forEach(this::revise);
    }

    private void told() {
        tell("SANGO", SANGO);
        tell("YORIDOKORO", YORIDOKORO);
    }

    private void tell(String code, String profile) {
        revise(code, Objects.requireNonNull(before.get(code)).deepCopy().setAll((ObjectNode) JSON.readTree(profile)));
    }

    private void revise(String code, JsonNode profile) {
        ObjectNode asked = (ObjectNode) profile.deepCopy();
        asked.set("version", supervisor().get("/api/programmes/" + code).json().get("version"));
        Api.Answer answer = supervisor().post("/api/programmes/" + code + "/charter", asked.toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    @Test
    void shows_eligibility_and_guidance_of_a_programme() {
        told();
        Api.Answer page = browser().get("/about/SANGO");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("SANGOの会", "NPOの自主活動", "話せる会です。", "ご本人の会です。", "33歳をひとつの目安")
                .contains("もっと若い方も", "ご家族や一般の方は、原則として参加できません。", "初心者例会", "&lt;b&gt;しずかに&lt;/b&gt;")
                .contains("許可が必要です。", "9日前までに")
                .doesNotContain("??");
        assertKeptBriefly(page);
    }

    @Test
    void omits_inapplicable_parts_of_a_profile() {
        told();
        assertThat(browser().get("/about/YORIDOKORO").body())
                .contains("札幌市の委託事業", "ご本人とご家族の会です。", "いまは、見学も取材も受けていません。")
                .doesNotContain("目安", "原則として", "日前までに");
    }

    @Test
    void falls_back_to_japanese_text_and_marks_its_language() {
        told();
        assertThat(browser().get("/about/SANGO?lang=en").body())
                .contains("A place to talk.", "from about 33", "Quietly", "Ask first.")
                .doesNotContain("??", "話せる会です。");
        assertThat(browser().get("/about/YORIDOKORO?lang=en").body())
                .contains("<span lang=\"ja\">もうひとつの場所です。</span>", "<ul class=\"points\" lang=\"ja\">", "くつをぬいで");
    }

    @Test
    void names_whom_to_ask_about_a_programme() {
        told();
        assertThat(browser().get("/about/SANGO").body()).doesNotContain("この集まりのお問い合わせ先");
        tell("SANGO", """
            {"contact": {"whom": {"ja": "事務局 月曜から金曜", "en": "Our office"}, "phone": "011-000-1234"}}
            """);
        NOON.later();

        for (String path : List.of("/about/SANGO", "/", "/about/families")) {
            assertThat(browser().get(path).body())
                    .as(path)
                    .contains("事務局 月曜から金曜", "href=\"tel:+81110001234\"", "011-622-5190");
        }
        assertThat(browser().get("/about/SANGO?lang=en").body()).contains("Our office");
        Api.Answer wrong = supervisor()
                .post(
                        "/api/programmes/SANGO/charter",
                        supervisor()
                                .get("/api/programmes/SANGO")
                                .json()
                                .get("charter")
                                .toString()
                                .replaceFirst("^\\{", "{\"version\": 0, ")
                                .replace("011-000-1234", "many"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("field").asString()).isEqualTo("contact.phone");
    }

    @Test
    void the_front_page_shows_the_same() {
        told();
        assertThat(browser().get("/").body())
                .contains("href=\"/about/SANGO\"", "話せる会です。", "33歳をひとつの目安", "もうひとつの場所です。")
                .contains("よりどころへは、ご家族もどうぞ。", "SANGOの会は、ご本人が気兼ねなく");
    }

    @Test
    void remembers_what_was_told_while_the_database_is_away() {
        told();
        assertThat(browser().get("/about/SANGO").body()).contains("話せる会です。");
        tell("SANGO", SANGO.replace("話せる会です。", "ほかの言葉です。"));

        assertThat(browser().get("/about/SANGO").body())
                .as("read again within a minute")
                .contains("話せる会です。");
        NOON.later();
        whileUnreadable("programme_profile", () -> {
            Api.Answer page = browser().get("/about/SANGO");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("話せる会です。");
        });
        NOON.later();
        assertThat(browser().get("/about/SANGO").body()).contains("ほかの言葉です。");
    }

    @Test
    void is_accessible_at_phone_and_desk_width() {
        told();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.window(1280, 800).newPage();
            for (String path : new String[] {
                "/about/SANGO", "/about/families", "/about/privacy", "/", "/first-visit", "/first-visit?easy"
            }) {
                page.navigate(site() + path);
                Chromium.look(page, "about" + path.replaceAll("\\W", "-"));
            }
        }
    }

    @Test
    void an_unknown_programme_is_not_found() {
        assertThat(browser().get("/about/PICNIC").status()).isEqualTo(404);
    }
}
