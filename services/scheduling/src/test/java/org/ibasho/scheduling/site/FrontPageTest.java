package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.UriUtils;

@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class FrontPageTest extends SiteTest {

    private static final List<String> DECEMBER = List.of(
            gathering("SANGO", "BEGINNERS", "2026-12-01", "CONCLUDED", "札幌市", ""),
            gathering(
                    "SANGO",
                    "REGULAR",
                    "2026-12-05",
                    "CANCELLED",
                    "札幌市",
                    ", \"theme\": \"冬の過ごし方\", \"cancellationReason\": \"雪のため\""),
            gathering("SANGO", "SATELLITE", "2026-12-20", "PUBLISHED", "苫小牧市", ""),
            gathering("YORIDOKORO", "FAMILIES", "2027-01-12", "CANCELLED", "札幌市", ""),
            gathering("SANGO", "REGULAR", "2027-01-16", "PUBLISHED", "江別", ", \"theme\": \"<b>\""));

    @Test
    void shows_future_gatherings_of_this_month_and_the_next() {
        String first = announced(DECEMBER.get(2));
        DECEMBER.forEach(this::also);
        Api.Answer page = browser().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("2026年12月", "2027年1月", "サテライトSANGOの会", "13:30–16:00", "「&lt;b&gt;」")
                .contains("<ruby>苫小牧<rp>(</rp><rt>とまこまい</rt><rp>)</rp></ruby>市")
                .contains("<ruby>江別<rp>(</rp><rt>えべつ</rt><rp>)</rp></ruby>")
                .contains(
                        "href=\"/calendar/subscribe\"",
                        "href=\"/calendar/" + first + "\"",
                        "011-622-5190",
                        "SANGOの会",
                        "よりどころ",
                        "ご家族の方へ");
    }

    @Test
    void collapses_past_gatherings() {
        assertThat(front(DECEMBER, "/").body())
                .containsSubsequence("<details>", "終わった集まり(1回)", "12月1日(火)", "</details>");
    }

    @Test
    void shows_near_cancellations_first_with_the_next_gathering() {
        assertThat(front(DECEMBER, "/").body())
                .containsSubsequence(
                        "class=\"notice\"",
                        "12月5日(土)の通常例会は、中止になりました。",
                        "雪のため",
                        "次の通常例会は、1月16日(土)です。",
                        "id=\"calendar\"",
                        "class=\"gathering cancelled\"")
                .doesNotContain("1月12日(火)の親の会は、中止になりました。");
    }

    @Test
    void shows_a_kind_message_if_nothing_is_planned() {
        Api.Answer page = front(List.of(), "/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("まだ決まっていません").doesNotContain("class=\"notice\"");
    }

    @Test
    void is_shown_without_the_programme_if_it_is_unavailable() {
        whileUnreadable("calendar", () -> {
            Api.Answer failed = browser().get("/");

            assertThat(failed.status()).isEqualTo(200);
            assertThat(failed.body()).contains("いま、予定を表示できません。", "ご家族の方へ");
        });
        assertThat(browser().get("/").body()).doesNotContain("いま、予定を表示できません。");
    }

    @Test
    void shows_an_unknown_kind_by_its_code() {
        Api.Answer page = front(List.of(gathering("SANGO", "PICNIC", "2026-12-06", "PUBLISHED", "札幌市", "")), "/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("PICNIC");
    }

    @Test
    void the_next_gathering_that_takes_place_stands_out() {
        String page = front(DECEMBER, "/").body();

        assertThat(page)
                .containsOnlyOnce("つぎの集まり")
                .containsSubsequence("class=\"gathering cancelled\"", "class=\"gathering next\"", "サテライトSANGOの会");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?town=苫小牧市",
                "/?kind=SATELLITE",
                "/?kind=satellite&town=苫小牧市",
                "/?programme=SANGO&kind=SATELLITE"
            })
    void an_address_that_can_be_sent_shows_one_town_or_kind_alone(String path) {
        String page = front(DECEMBER, UriUtils.encodeQuery(path, StandardCharsets.UTF_8))
                .body();

        assertThat(list(page)).contains("サテライトSANGOの会").doesNotContain("1月16日", "12月5日");
        assertThat(page).contains("さがした集まり", "href=\"/\"");
    }

    @Test
    void families_find_their_gatherings_by_one_link() {
        List<String> january = List.of(gathering("YORIDOKORO", "FAMILIES", "2027-01-20", "PUBLISHED", "札幌市", ""));

        assertThat(front(january, "/").body()).contains("href=\"/?kind=FAMILIES\"");
        assertThat(list(front(january, "/?kind=FAMILIES").body())).contains("親の会");
        assertThat(browser().get("/about/families").body())
                .contains("親の会の予定を見る", "よりどころ")
                .doesNotContain("??");
    }

    @Test
    void a_town_with_nothing_to_come_says_so_and_when_the_last_one_was() {
        String otaru = "/?town=" + UriUtils.encode("小樽市", StandardCharsets.UTF_8);
        String past = gathering("SANGO", "SATELLITE", "2026-10-03", "CONCLUDED", "小樽市", "");

        assertThat(front(List.of(DECEMBER.get(4), past), otaru).body())
                .containsSubsequence("いまのところ、次の予定はありません。", "前回:", "10月3日(土)", "サテライトSANGOの会")
                .contains("<option lang=\"ja\" value=\"小樽市\" selected=\"selected\">小樽市</option>");
        NOON.later();
        assertThat(front(List.of(), otaru).body())
                .contains("いまのところ、次の予定はありません。")
                .doesNotContain("前回:");
    }

    @Test
    void a_filter_that_no_gathering_can_have_is_refused() {
        assertThat(browser().get("/?kind=PICNIC").status()).isEqualTo(400);
        assertThat(browser().get("/?town=" + "a".repeat(51)).status()).isEqualTo(400);
    }

    @Test
    void today_sundays_and_holidays_are_marked() {
        String page = front(
                        List.of(
                                gathering("SANGO", "OUTING", "2026-12-02", "PUBLISHED", "札幌市", ""),
                                gathering("SANGO", "SATELLITE", "2026-12-20", "PUBLISHED", "札幌市", ""),
                                gathering("SANGO", "REGULAR", "2027-01-01", "PUBLISHED", "札幌市", "")),
                        "/")
                .body();

        assertThat(list(page)).containsSubsequence("12月2日(水)", "きょう", "class=\"sunday\">日</span>", "1月1日(金)", "元日");
        assertThat(page).containsSubsequence("<table class=\"wall\">", "class=\"today\"", "sunday");
    }

    @Test
    void kanji_have_their_readings_if_they_are_switched_on_and_the_browser_remembers() {
        assertThat(front(DECEMBER, "/").body())
                .contains("href=\"?furigana=on\"")
                .doesNotContain("ふゆ");
        Api.Answer page = browser().get("/?furigana=on");

        assertThat(page.body())
                .contains("<ruby>冬<rp>(</rp><rt>ふゆ</rt><rp>)</rp></ruby>", "href=\"?furigana=off\"")
                .doesNotContain("<title><ruby>", "<ruby><ruby>");
        assertThat(page.header("Set-Cookie")).startsWith("furigana=on;").contains("HttpOnly", "SameSite=Lax");
        assertThat(browser().header("Cookie", "furigana=on").get("/first-visit").body())
                .contains("<rt>");
        assertThat(browser()
                        .header("Cookie", "furigana=on")
                        .get("/first-visit?lang=en")
                        .body())
                .doesNotContain("<rt>", "furigana=o");
    }

    @Test
    void the_first_visit_is_told_in_easy_japanese_with_readings_too() {
        assertThat(browser().get("/first-visit").body()).contains("href=\"/first-visit?easy\"");
        assertThat(browser().get("/first-visit?easy").body())
                .contains("<rt>やす</rt>", "やくそく")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"privacy", "accessibility", "imprint"})
    void the_site_says_who_runs_it_and_what_it_keeps(String page) {
        Api.Answer japanese = browser().get("/about/" + page);

        assertThat(japanese.status()).isEqualTo(200);
        assertThat(japanese.body()).contains("011-622-5190").doesNotContain("??");
        assertThat(browser().get("/about/" + page + "?lang=en").body()).doesNotContain("??");
        assertThat(browser().get("/").body()).contains("href=\"/about/" + page + "\"");
    }

    @Test
    void is_written_in_english_too_from_top_to_bottom() {
        Api.Answer page = front(DECEMBER, "/?lang=en");

        assertThat(page.body())
                .contains("<html lang=\"en\">", "Drop in. Leave whenever you are tired.", "December 2026", "Tomakomai")
                .contains("Regular meeting on Sat 5 Dec has been cancelled.")
                .doesNotContain("??");
        String ours = page.body().replaceAll("<(\\w+)[^>]* lang=\"ja\"[^>]*>.*?</\\1>", "");
        assertThat(ours).doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]");
    }

    @Test
    void shows_first_visit_information_in_both_languages() {
        assertThat(browser().get("/first-visit").body())
                .contains("来る前に", "おたがいに安心して過ごすために")
                .doesNotContain("??");
        assertThat(browser().get("/first-visit?lang=en").body())
                .contains("Before you come")
                .doesNotContain("??");
    }

    @Test
    void is_small_and_has_no_third_party_requests_or_cookies() {
        Api.Answer page = front(DECEMBER, "/");
        Api.Answer styles = browser().get("/assets/ibasho.css");

        assertThat(styles.status()).isEqualTo(200);
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length
                        + styles.body().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(60_000);
        assertThat(page.body()).doesNotContain("src=\"http", "href=\"http");
        assertKeptBriefly(page);
        assertThat(page.header("Vary")).contains("Cookie, Accept-Language");
        assertThat(page.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void shows_signed_in_staff_their_ways_and_stays_out_of_caches() {
        DECEMBER.forEach(this::also);
        Api.Answer page = browser().with(Realm.of("npo").token("supervisor")).get("/");

        assertThat(page.body())
                .contains("href=\"/gatherings\"", "href=\"/door\"", "href=\"/reports\"", "action=\"/logout\"")
                .doesNotContain("href=\"/operations\"");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(browser().get("/").body()).doesNotContain("action=\"/logout\"");
    }

    /** The list of gatherings, without the grid beside it. */
    private static String list(String page) {
        return page.substring(page.indexOf("calendar-heading"), page.indexOf("<aside"));
    }

    private Api.Answer front(List<String> gatherings, String path) {
        nothingAnnounced();
        gatherings.forEach(this::also);
        return browser().get(path);
    }

    private static String gathering(String programme, String kind, String day, String state, String town, String more) {
        return """
                {"programme": "%s", "kind": "%s", "mandate": "OWN", "startsAt": "%3$sT13:30:00+09:00",
                 "endsAt": "%3$sT16:00:00+09:00", "venue": {"name": "会館 3階", "town": "%5$s"},
                 "doors": ["VENUE", "ZOOM"],
                 "state": "%4$s"%6$s}
                """.formatted(programme, kind, day, state, town, more);
    }
}
