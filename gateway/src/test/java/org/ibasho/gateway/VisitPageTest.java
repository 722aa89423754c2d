package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a gathering's page says to somebody who has never been there. */
class VisitPageTest extends GatewayTest {

    private static final Path SHOTS = Path.of("target", "pictures");
    private static final String ID = "01a20627-e482-7006-950f-05e17b83bc56";
    private static final String API = "/api/calendar/" + ID;
    private static final String SMALL = "/api/calendar/venues/3f2504e0-4f89-31d3-9a0c-0305e82c3301/photos/abc/small";
    private static final String VISIT = """
            {"venue": {"reading": "かいかん さんかい", "address": "北海道苫小牧市表町1-1", "access": "駅の南口から歩いて5分。\\n青い看板が目じるしです。",
              "lookIn": "となりのロビーから、中の様子を見られます。", "barriers": "入口に段差が1つあります。",
              "photo": {"small": "%1$s/small", "large": "%1$s/large", "alternative": "ガラスの入口と青い看板", "width": 480, "height": 360}},
             "people": [{"role": "CHAIR", "nickname": "なぎさ"}, {"role": "PEER_STAFF", "nickname": "ゆき"}, {"role": "COUNSELLOR"}],
             "turnout": "FIVE_TO_NINE"}
            """.formatted(SMALL.replace("/small", ""));
    /** As heavy as a photo in a page may be. */
    private static final int HEAVIEST_PHOTO = 24 * 1024;

    private static final String DETAILS = """
            , "details": {"tables": ["ゲーム", "初心者"], "capacity": 15, "meetingPoint": "駅の改札前", "gear": "飲みもの", "rainRule": "小雨なら行います"}
            """;

    @BeforeEach
    void announce() {
        announce("PUBLISHED", DETAILS);
    }

    private static void announce(String state, String more) {
        scheduling.answers(API, StubService.json(200, """
                {"id": "%s", "programme": "SANGO", "kind": "REGULAR", "theme": "冬の過ごし方", "startsAt": "2026-12-05T13:30:00+09:00",
                 "endsAt": "2026-12-05T16:00:00+09:00", "venue": {"name": "会館 3階", "town": "苫小牧市"}, "doors": ["VENUE", "ZOOM"],
                 "state": "%s"%s}
                """.formatted(ID, state, more)));
    }

    private String page(int status, String visit, String... headers) {
        scheduling.answers(API + "/visit", StubService.json(status, visit));
        HttpResponse<String> page = browser().page("/calendar/" + ID, headers);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void shows_everything_that_helps_before_a_first_visit() {
        assertThat(page(200, VISIT))
                .contains("href=\"/about/SANGO\"")
                .contains("かいかん さんかい", "北海道苫小牧市表町1-1", "青い看板が目じるしです。", "入口に段差が1つ", "となりのロビーから")
                .contains("src=\"" + SMALL + "\"", "alt=\"ガラスの入口と青い看板\"", "width=\"480\"", "height=\"360\"")
                .contains("司会", "なぎさ", "センターの相談員", "前回来たのは5〜9人くらいでした。", "のぞくだけで帰っても大丈夫です");
    }

    @Test
    void missing_information_is_omitted() {
        assertThat(page(200, "{}"))
                .contains("会館 3階", "のぞくだけで帰っても大丈夫です")
                .doesNotContain("会場のこと", "どんな人がいますか", "前回", "<img", "null");
        assertThat(page(200, "{\"venue\": {\"address\": \"北1条\"}, \"people\": []}"))
                .contains("北1条")
                .doesNotContain("会場のこと", "どんな人がいますか");
        assertThat(page(200, "{\"turnout\": \"NOBODY\"}")).contains("どんな人がいますか", "前回はどなたも来ませんでした(そういう日もあります)。");
        assertThat(
                        page(
                                200,
                                "{\"turnout\": \"A_THOUSAND\", \"people\": [{\"role\": \"PEER_STAFF\", \"nickname\": \"ゆき\"}]}"))
                .contains("ゆき")
                .doesNotContain("??", "A_THOUSAND");
    }

    @Test
    void shows_the_details_of_the_gathering() {
        assertThat(page(200, "{}")).contains("ゲーム・初心者", "駅の改札前", "飲みもの", "小雨なら行います");
    }

    @Test
    void a_cancelled_gathering_links_to_its_replacement_without_visit_information() {
        announce("CANCELLED", """
                , "replacement": {"id": "01a20627-e482-7006-950f-05e17b83bc57", "startsAt": "2026-12-12T13:30:00+09:00",
                   "endsAt": "2026-12-12T16:00:00+09:00"}
                """);
        assertThat(page(200, VISIT))
                .contains("href=\"/calendar/01a20627-e482-7006-950f-05e17b83bc57\"", "12月12日(土) 13:30–16:00")
                .doesNotContain("なぎさ", "会場のこと");
        assertThat(scheduling.last().target()).isEqualTo(API);
    }

    @Test
    void the_gathering_is_shown_while_visit_information_is_unavailable() {
        assertThat(page(500, "{}")).contains("通常例会", "「冬の過ごし方」", "会館 3階");
        assertThat(page(200, "no json")).contains("通常例会", "会館 3階");
    }

    @Test
    void it_is_written_in_english_too() {
        String page = page(200, VISIT, "Accept-Language", "en");
        assertThat(page).contains("Who will be there", "A counsellor of the centre", "About five to nine people");
        assertThat(page.replaceAll("(?s)<(\\w+)[^>]* lang=\"ja\"[^>]*>.*?</\\1>", "")
                        .replaceAll("(?s)<img[^>]*>|<script.*?</script>", ""))
                .doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]")
                .doesNotContain("??");
    }

    @Test
    void structured_data_has_address_and_picture() {
        Matcher script = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page(200, VISIT));
        assertThat(script.find()).isTrue();
        JsonNode event = JsonMapper.builder().build().readTree(script.group(1));
        assertThat(event.path("location").get(0).path("address").asString()).isEqualTo("北海道苫小牧市表町1-1");
        assertThat(event.path("image").asString()).isEqualTo(gateway() + SMALL.replace("/small", "/large"));
        assertThat(event.path("url").asString()).isEqualTo(gateway() + "/calendar/" + ID);
    }

    @Test
    void with_a_photo_it_is_small_and_has_no_third_party_requests() throws Exception {
        scheduling.answers(API + "/visit", StubService.json(200, VISIT));
        look("visit");
        String longest = VISIT.replaceAll("(\"(access|lookIn|barriers)\": \")[^\"]*", "$1" + "長い話。".repeat(250));
        assertThat(longest).hasSizeGreaterThan(3000);
        scheduling.answers(API + "/visit", StubService.json(200, longest));
        look("visit-longest");
    }

    private void look(String name) throws IOException {
        String photo = heavyPhoto();
        scheduling.answers(SMALL, StubService.jpeg(photo));
        try (Chromium chromium = Chromium.start()) {
            for (int width : List.of(360, 1280)) {
                try (BrowserContext window = chromium.window(width, 800)) {
                    Page page = window.newPage();
                    List<String> asked = new ArrayList<>();
                    page.onRequest(request -> asked.add(request.url()));
                    page.navigate(gateway() + "/calendar/" + ID + "?shown=" + name);
                    assertThat(asked).allMatch(url -> url.startsWith(gateway())).contains(gateway() + SMALL);
                    Object transferred = page.evaluate("""
                            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                              .reduce((sum, entry) => sum + entry.transferSize, 0)
                            """);
                    assertThat(((Number) transferred).intValue()).as("bytes").isBetween(photo.length(), 60 * 1024);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SHOTS.resolve(name + "-" + width + ".png")));
                    Chromium.hasNoBarrier(page);
                }
            }
        }
    }

    /** As heavy as it may be: what comes after a picture's end is sent and shows nothing. */
    private static String heavyPhoto() throws IOException {
        BufferedImage image = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        paper.setPaint(new GradientPaint(0, 0, Color.LIGHT_GRAY, 480, 360, Color.BLUE));
        paper.fillRect(0, 0, 480, 360);
        paper.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        String jpeg = bytes.toString(StandardCharsets.ISO_8859_1);
        return jpeg + "\0".repeat(HEAVIEST_PHOTO - jpeg.length());
    }

    @Test
    void a_photo_on_its_way_to_its_form_may_be_larger_than_other_bodies() {
        signedIn();
        String path = "/venues/3f2504e0-4f89-31d3-9a0c-0305e82c3301/photo";
        assertThat(upload(path, 6 * 1024 * 1024).statusCode()).isEqualTo(200);
        assertThat(scheduling.last().body()).hasSize(6 * 1024 * 1024);

        HttpResponse<String> refused = upload(path, 17 * 1024 * 1024);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("大きすぎます").doesNotContain("Exception");
        assertThat(upload("/gatherings", 2 * 1024 * 1024).statusCode()).isEqualTo(413);
        assertThat(scheduling.count()).isEqualTo(1);
    }

    private HttpResponse<String> upload(String path, int bytes) {
        return browser()
                .send(
                        "POST",
                        path,
                        BodyPublishers.ofString("x".repeat(bytes)),
                        "Accept",
                        "text/html",
                        "Accept-Language",
                        "ja",
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Content-Type",
                        "multipart/form-data; boundary=photo-boundary");
    }
}
