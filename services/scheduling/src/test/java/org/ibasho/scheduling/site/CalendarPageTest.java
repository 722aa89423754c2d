package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class CalendarPageTest extends SiteTest {

    /** The page of the gathering that was announced last. */
    private static final String PAGE = "/calendar/{it}";

    private static final String CANCELLED = ", \"cancellationReason\": \"雪のため\"";
    private static final String MOVED = ", \"movedFrom\": \"2026-12-06T10:00:00+09:00\"";

    private String it = "";

    private static String gathering(String kind, String day, String state, String more) {
        return """
            {"programme": "SANGO", "kind": "%s", "mandate": "OWN", "startsAt": "%2$sT13:30:00+09:00",
             "endsAt": "%2$sT16:00:00+09:00", "venue": {"name": "会館 3階", "town": "苫小牧市"},
             "doors": ["VENUE", "ZOOM"],
             "state": "%3$s"%4$s}
            """.formatted(kind, day, state, more);
    }

    private static List<String> month(String... gatherings) {
        return List.of(gatherings);
    }

    private static List<String> december() {
        return month(
                gathering("BEGINNERS", "2026-12-01", "CONCLUDED", ""),
                gathering("REGULAR", "2026-12-05", "PUBLISHED", ", \"theme\": \"冬の過ごし方\""),
                gathering("SATELLITE", "2026-12-12", "CANCELLED", CANCELLED),
                gathering("OUTING", "2026-12-20", "PUBLISHED", MOVED));
    }

    private Api.Answer page(List<String> gatherings, String path) {
        announce(gatherings);
        return browser().get(path.replace("{it}", it));
    }

    private Api.Answer page(String gathering, String path) {
        return page(List.of(gathering), path);
    }

    private void announce(List<String> gatherings) {
        nothingAnnounced();
        gatherings.forEach(gathering -> it = also(gathering));
    }

    @Test
    void a_month_lists_its_gatherings_with_links_to_each_and_to_adjacent_months() {
        Api.Answer page = page(december(), "/calendar/2026-12");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("2026年12月の予定", "href=\"/calendar/2026-11\"", "href=\"/calendar/2027-01\"")
                .contains(
                        "href=\"/calendar/2026-12/print\"",
                        "href=\"/calendar/subscribe\"",
                        "href=\"/calendar/" + it + "\"")
                .contains("「冬の過ごし方」", "日時の変更", "雪のため", "終わった集まり(1回)");
    }

    @Test
    void without_a_month_it_shows_the_current_one() {
        assertThat(page(december(), "/calendar").body()).contains("2026年12月の予定");
    }

    @Test
    void an_empty_month_has_a_sentence_for_past_or_future() {
        assertThat(page(month(), "/calendar/2026-11").body()).contains("この月の集まりは、ありませんでした。");
        assertThat(page(month(), "/calendar/2026-12").body()).contains("まだ決まっていません。");
        assertThat(page(month(), "/calendar/2027-01/print").body()).contains("まだ決まっていません。");
    }

    @Test
    void a_gathering_shows_its_details_if_there_are_any() {
        String outing = gathering("OUTING", "2026-12-20", "PUBLISHED", """
            , "details": {"tables": ["ゆっくり", "しっかり"], "capacity": 12, "meetingPoint": "駅の改札前",
                          "gear": "歩きやすい靴", "rainRule": "小雨なら行います"}
            """);
        assertThat(page(outing, PAGE).body())
                .contains("ゆっくり・しっかり", "12人くらい", "駅の改札前", "歩きやすい靴", "小雨なら行います")
                .doesNotContain("振替");
        assertThat(page(gathering("REGULAR", "2026-12-20", "PUBLISHED", ", \"details\": {\"tables\": []}"), PAGE)
                        .body())
                .doesNotContain("テーブル", "人数の目安", "集合場所");
    }

    @Test
    void a_cancelled_gathering_links_to_its_replacement() {
        String off = gathering("SATELLITE", "2026-12-12", "CANCELLED", CANCELLED + """
            , "replacement": {"startsAt": "2026-12-19T13:30:00+09:00", "endsAt": "2026-12-19T16:00:00+09:00"}
            """);
        String page = page(off, PAGE).body();
        String other = jdbc().sql("select id from calendar where id <> ?")
                .param(it)
                .query(String.class)
                .single();
        assertThat(page).contains("振替", "href=\"/calendar/" + other + "\"", "12月19日(土) 13:30–16:00");
    }

    @Test
    void browsing_by_month_is_limited() {
        assertThat(page(month(), "/calendar/2028-12").body())
                .doesNotContain("rel=\"next\"")
                .contains("rel=\"prev\"");
        assertThat(page(month(), "/calendar/2024-12").body())
                .doesNotContain("rel=\"prev\"")
                .contains("rel=\"next\"");
        for (String path : List.of("/calendar/2029-01", "/calendar/2024-11", "/calendar/2026-13")) {
            assertThat(page(month(), path).status()).as(path).isEqualTo(400);
        }
        assertThat(page(month(), "/calendar/2029-01").body()).contains("前後24か月まで");
    }

    @Test
    void a_gathering_shows_time_venue_and_that_visitors_may_just_look_in() {
        Api.Answer page = page(gathering("REGULAR", "2026-12-05", "PUBLISHED", ", \"theme\": \"冬の過ごし方\""), PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("通常例会", "「冬の過ごし方」", "12月5日(土) 13:30–16:00", "会館 3階", "Zoom", "10人ほどの集まり")
                .contains("<ruby>苫小牧<rp>(</rp><rt>とまこまい</rt><rp>)</rp></ruby>市")
                .contains("のぞくだけで帰っても大丈夫です", "href=\"/calendar/" + it + ".ics\"", "href=\"/calendar/subscribe\"")
                .doesNotContain("class=\"notice\"");
    }

    @Test
    void a_cancelled_or_past_gathering_is_marked_and_has_no_invitation() {
        assertThat(page(gathering("REGULAR", "2026-12-05", "CANCELLED", CANCELLED), PAGE)
                        .body())
                .contains("この会は、中止になりました。", "雪のため")
                .doesNotContain(it + ".ics", "のぞくだけ");
        assertThat(page(gathering("REGULAR", "2026-12-01", "CONCLUDED", ""), PAGE)
                        .body())
                .contains("この会は終わりました。")
                .doesNotContain(it + ".ics", "のぞくだけ");
    }

    @Test
    void a_moved_gathering_shows_its_original_time() {
        assertThat(page(gathering("REGULAR", "2026-12-05", "PUBLISHED", MOVED), PAGE)
                        .body())
                .contains("日時が変わりました。はじめの予定は12月6日(日) 10:00からでした。");
    }

    @Test
    void an_unknown_gathering_is_not_found_and_an_unavailable_one_is_not_gone() {
        Api.Answer missing = browser().get("/calendar/01a20627-e482-7006-950f-05e17b83bc55");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains("この会は見つかりませんでした。");

        announce(december());
        whileUnreadable("calendar", () -> {
            Api.Answer unavailable = browser().get("/calendar/" + it);
            assertThat(unavailable.status()).isEqualTo(503);
            assertThat(unavailable.body()).contains("集まりがなくなったわけではありません。");
            assertThat(browser().get("/calendar/2026-12").body()).contains("いま、予定を表示できません。");
            assertThat(browser().get("/calendar/2026-12/print").body()).contains("いま、予定を表示できません。");
            assertThat(browser().get("/calendar/subscribe").status()).isEqualTo(200);
        });
    }

    @Test
    void structured_data_has_the_event_and_its_status() {
        JsonNode planned = event(gathering("REGULAR", "2026-12-05", "PUBLISHED", ", \"theme\": \"</script><b>\""));
        assertThat(planned.path("@type").asString()).isEqualTo("Event");
        assertThat(planned.path("name").asString()).isEqualTo("通常例会「</script><b>」");
        assertThat(planned.path("startDate").asString()).isEqualTo("2026-12-05T13:30:00+09:00");
        assertThat(planned.path("eventStatus").asString()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(planned.path("location").get(0).path("name").asString()).isEqualTo("会館 3階");
        assertThat(planned.path("url").asString()).isEqualTo("http://localhost:8080/calendar/" + it);

        JsonNode moved = event(gathering("REGULAR", "2026-12-05", "PUBLISHED", MOVED));
        assertThat(moved.path("eventStatus").asString()).isEqualTo("https://schema.org/EventRescheduled");
        assertThat(moved.path("previousStartDate").asString()).isEqualTo("2026-12-06T10:00:00+09:00");

        JsonNode cancelled = event(gathering("REGULAR", "2026-12-05", "CANCELLED", CANCELLED));
        assertThat(cancelled.path("eventStatus").asString()).isEqualTo("https://schema.org/EventCancelled");
    }

    private JsonNode event(String gathering) {
        Matcher script = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page(gathering, PAGE).body());
        assertThat(script.find()).isTrue();
        return JsonMapper.builder().build().readTree(script.group(1));
    }

    @Test
    void the_subscription_page_lists_every_feed() {
        String page = page(december(), "/calendar/subscribe").body();
        String host = "://localhost:8080";

        assertThat(page)
                .contains("href=\"webcal" + host + "/calendar.ics\"", "http" + host + "/calendar.ics</code>")
                .contains("href=\"/calendar.ics?programme=YORIDOKORO\"", "href=\"/calendar.ics?kind=FAMILIES\"")
                .contains("href=\"/calendar.ics?town=%E8%8B%AB%E5%B0%8F%E7%89%A7%E5%B8%82\"", "href=\"/calendar.atom\"")
                .contains("iPhone", "Android")
                .doesNotContain("??");
    }

    @Test
    void every_page_is_available_in_english() {
        List<String> pages = List.of(
                page(december(), "/calendar/2026-12?lang=en").body(),
                inEnglish().get("/calendar/2026-12/print").body(),
                inEnglish().get("/calendar/subscribe").body(),
                page(gathering("REGULAR", "2026-12-05", "PUBLISHED", MOVED), PAGE + "?lang=en")
                        .body(),
                page(gathering("REGULAR", "2026-12-05", "CANCELLED", CANCELLED), PAGE + "?lang=en")
                        .body());
        for (String page : pages) {
            String ours = page.replaceAll("(?s)<(\\w+)[^>]* lang=\"ja\"[^>]*>.*?</\\1>", "")
                    .replaceAll("(?s)<script.*?</script>", "");
            assertThat(ours)
                    .doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]")
                    .doesNotContain("??");
        }
    }

    @Test
    void a_full_month_is_small_and_has_no_third_party_requests_or_cookies() {
        String[] full = IntStream.rangeClosed(1, 30)
                .mapToObj(day -> gathering("REGULAR", "2027-04-%02d".formatted(day), "PUBLISHED", MOVED))
                .toArray(String[]::new);
        int styles = bytes(browser().get("/assets/ibasho.css"))
                + bytes(browser().get("/assets/scheduling/site/calendar.css"));
        for (String path : List.of("/calendar/2027-04", "/calendar/2027-04/print")) {
            Api.Answer page = page(month(full), path);
            assertThat(bytes(page) + styles).as(path).isLessThan(60 * 1024);
            assertThat(page.body()).doesNotContain("src=\"http", "href=\"http");
            assertKeptBriefly(page);
        }
        Api.Answer one = page(gathering("REGULAR", "2026-12-05", "PUBLISHED", ""), PAGE);
        assertThat(bytes(one) + styles).isLessThan(60 * 1024);
        assertThat(one.header("Set-Cookie")).isEmpty();
    }

    private static int bytes(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void every_page_is_accessible_on_phone_and_wide_screen() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.window(1280, 800).newPage();
            page.onConsoleMessage(
                    message -> assertThat(message.type()).as(message.text()).isNotEqualTo("error"));
            look(page, december(), "/calendar/2026-12", "month");
            look(page, month(), "/calendar/2027-02", "empty");
            look(page, december(), "/calendar/2026-12/print", "print");
            look(page, december(), "/calendar/subscribe", "subscribe");
            look(page, month(gathering("OUTING", "2026-12-20", "PUBLISHED", MOVED)), PAGE, "one");
            look(page, month(gathering("OUTING", "2026-12-20", "CANCELLED", CANCELLED)), PAGE, "off");
            look(page, december(), "/", "front");
        }
    }

    private void look(Page page, List<String> gatherings, String path, String name) {
        announce(gatherings);
        // an address of its own: the browser keeps a page for some seconds
        page.navigate(site() + path.replace("{it}", it) + "?shown=" + name);
        Chromium.look(page, "calendar-" + name);
    }

    @Test
    void a_month_is_one_sheet_of_paper() {
        String[] usual = IntStream.rangeClosed(1, 12)
                .mapToObj(
                        n -> gathering("REGULAR", "2027-04-%02d".formatted(2 * n), "PUBLISHED", ", \"theme\": \"話す\""))
                .toArray(String[]::new);
        announce(month(usual));
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(1280, 800)) {
            Page page = window.newPage();
            page.navigate(site() + "/calendar/2027-04/print");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.isVisible("h1")).isTrue();
            assertThat(page.isVisible(".unprinted")).isFalse();
            assertThat(page.isVisible(".head")).isFalse();
            Chromium.picture(page, "calendar-paper");
            String pdf =
                    new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
            assertThat(Pattern.compile("/Type\\s*/Page\\b")
                            .matcher(pdf)
                            .results()
                            .count())
                    .isEqualTo(1);
            List<Double> size = Pattern.compile("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)]")
                    .matcher(pdf)
                    .results()
                    .flatMap(found -> List.of(found.group(1), found.group(2)).stream())
                    .map(Double::valueOf)
                    .collect(Collectors.toList());
            assertThat(size.getFirst()).isBetween(594.0, 596.0);
            assertThat(size.getLast()).isBetween(841.0, 843.0);
        }
    }
}
