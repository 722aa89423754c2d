package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.scheduling.venue.photo.PhotoFiles;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of a gathering's page for somebody who comes for the first time. */
@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class VisitPageTest extends SiteTest {

    private static final String DESCRIBED = """
        , "reading": "かいかん さんかい", "address": "北海道苫小牧市表町1-1", "access": "駅の南口から歩いて5分。\\n青い看板が目じるしです。",
         "lookIn": "となりのロビーから、中の様子を見られます。", "barriers": "入口に段差が1つあります。"
        """;
    private static final String DETAILS = """
        , "details": {"tables": ["ゲーム", "初心者"], "capacity": 15, "meetingPoint": "駅の改札前", "gear": "飲みもの",
         "rainRule": "小雨なら行います"}
        """;

    /** With a photo of noise, which no compression makes small; nothing else of the page is compressed yet. */
    private static final int LARGEST = 70 * 1024;

    private String it = "";

    @BeforeEach
    void announce() {
        it = announced(gathering("会館 3階", "2026-12-05", "PUBLISHED", ""));
    }

    private static String gathering(String venue, String day, String state, String more) {
        return """
            {"programme": "SANGO", "kind": "REGULAR", "theme": "冬の過ごし方", "startsAt": "%2$sT13:30:00+09:00",
             "endsAt": "%2$sT16:00:00+09:00", "venue": {"name": "%1$s", "town": "苫小牧市"}, "doors": ["VENUE", "ZOOM"],
             "state": "%3$s"%4$s}
            """.formatted(venue, day, state, more);
    }

    private String page(String... headers) {
        Api browser = browser();
        for (int n = 0; n < headers.length; n += 2) {
            browser = browser.header(headers[n], headers[n + 1]);
        }
        Api.Answer page = browser.get("/calendar/" + it);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    /** Announces a gathering of which everything is known: a described place with a photo, the staff, the last time. */
    private void everythingIsKnown(String venue, String description, byte[] photo) {
        String place = created("/api/venues", "{\"name\": \"%s\", \"town\": \"苫小牧市\"%s}".formatted(venue, description));
        upload(place, photo);
        it = announced(gathering(venue, "2026-12-05", "PUBLISHED", ""));
        String before = also(gathering("ほかの館", "2026-12-01", "CONCLUDED", ""));
        cameTo(before, 7);
        seat("CHAIR", "なぎさ");
        seat("PEER_STAFF", "ゆき");
    }

    private void cameTo(String gathering, int people) {
        jdbc().sql("insert into turnout (gathering_id, total) values (?, ?)")
                .params(gathering, people)
                .update();
    }

    private void seat(String role, String nickname) {
        String member = created("/api/staff", "{\"nickname\": \"%s\", \"roles\": [\"%s\"]}".formatted(nickname, role));
        String roster = "/api/gatherings/" + it + "/roster";
        long version = supervisor().get(roster).json().path("version").asLong();
        Api.Answer seated = supervisor()
                .post(
                        roster + "/assignments",
                        "{\"version\": %d, \"role\": \"%s\", \"seat\": 1, \"staffId\": \"%s\"}"
                                .formatted(version, role, member.substring(member.lastIndexOf('/') + 1)));
        assertThat(seated.status()).as(seated.toString()).isEqualTo(204);
    }

    private String created(String path, String body) {
        Api.Answer answer = supervisor().post(path, body);
        assertThat(answer.header("Location")).as(answer.toString()).startsWith(path);
        return answer.header("Location");
    }

    private void upload(String venue, byte[] photo) {
        String head = """
            --x
            Content-Disposition: form-data; name="alternative"

            ガラスの入口と青い看板
            --x
            Content-Disposition: form-data; name="photo"; filename="entrance.jpg"
            Content-Type: image/jpeg

            """.replace("\n", "\r\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(site() + venue + "/photo"))
                .header("Authorization", "Bearer " + Realm.of("npo").token("supervisor"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(photo),
                        BodyPublishers.ofString("\r\n--x--\r\n")))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The path of the small photo, as the API tells it. */
    private String small() {
        return Api.at(site())
                .get("/api/calendar/" + it + "/visit")
                .json()
                .path("venue")
                .path("photo")
                .path("small")
                .asString();
    }

    private static byte[] photo() {
        return PhotoFiles.halves(1600, 1200, "jpg");
    }

    @Test
    void shows_everything_that_helps_before_a_first_visit() {
        everythingIsKnown("よく知られた館", DESCRIBED, photo());
        assertThat(page())
                .contains("href=\"/about/SANGO\"")
                .contains("かいかん さんかい", "北海道苫小牧市表町1-1", "青い看板が目じるしです。", "入口に段差が1つ", "となりのロビーから")
                .contains("src=\"" + small() + "\"", "alt=\"ガラスの入口と青い看板\"", "width=\"480\"", "height=\"360\"")
                .contains("司会", "なぎさ", "ゆき", "前回来たのは5〜9人くらいでした。", "のぞくだけで帰っても大丈夫です");
    }

    @Test
    void it_says_that_a_counsellor_of_the_centre_comes_without_a_name() {
        it = announced("""
            {"programme": "YORIDOKORO", "kind": "PERSONS", "startsAt": "2026-12-05T13:30:00+09:00",
             "state": "PUBLISHED",
             "endsAt": "2026-12-05T16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"]}
            """);
        assertThat(page()).doesNotContain("どんな人がいますか", "センターの相談員");
        jdbc().sql("""
            insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor)
            values (?, '2026-12-05T13:30:00+09:00', true, '専門相談員 佐藤')
            """).param(it).update();
        assertThat(page()).contains("どんな人がいますか", "センターの相談員").doesNotContain("佐藤");
    }

    @Test
    void missing_information_is_omitted() {
        assertThat(page())
                .contains("会館 3階", "のぞくだけで帰っても大丈夫です")
                .doesNotContain("会場のこと", "どんな人がいますか", "前回", "<img", "null");
        created("/api/venues", "{\"name\": \"番地だけの館\", \"town\": \"苫小牧市\", \"address\": \"北1条\"}");
        it = announced(gathering("番地だけの館", "2026-12-05", "PUBLISHED", ""));
        assertThat(page()).contains("北1条").doesNotContain("会場のこと", "どんな人がいますか");
        cameTo(also(gathering("ほかの館", "2026-12-01", "CONCLUDED", "")), 0);
        assertThat(page()).contains("どんな人がいますか", "前回はどなたも来ませんでした(そういう日もあります)。");
    }

    @Test
    void shows_the_details_of_the_gathering() {
        // what there is to know of an outing, only an outing has
        it = announced(gathering("駅前", "2026-12-05", "PUBLISHED", DETAILS).replace("REGULAR", "OUTING"));
        assertThat(page()).contains("ゲーム・初心者", "駅の改札前", "飲みもの", "小雨なら行います");
    }

    @Test
    void called_off_it_leads_to_what_takes_its_place_and_tells_of_no_visit() {
        everythingIsKnown("中止の館", DESCRIBED, photo());
        Api.Answer off = supervisor().post("/api/gatherings/" + it + "/cancellation", """
            {"reason": "雪のため",
             "replacement": {"startsAt": "2026-12-12T13:30:00+09:00", "endsAt": "2026-12-12T16:00:00+09:00"}}
            """);
        assertThat(off.status()).as(off.toString()).isEqualTo(204);
        String instead = supervisor()
                .get("/api/gatherings/" + it)
                .json()
                .path("replacement")
                .path("id")
                .asString();
        assertThat(page()).as("before it is announced").doesNotContain(instead, "なぎさ", "会場のこと");
        supervisor().post("/api/gatherings/" + instead + "/publication", "{\"withMissingSeats\": true}");
        assertThat(page())
                .contains("href=\"/calendar/" + instead + "\"", "12月12日(土) 13:30–16:00")
                .doesNotContain("なぎさ", "会場のこと");
    }

    @Test
    void the_gathering_is_shown_while_visit_information_is_unavailable() {
        whileUnreadable("venue", () -> assertThat(page()).contains("通常例会", "「冬の過ごし方」", "会館 3階"));
    }

    @Test
    void it_is_written_in_english_too() {
        everythingIsKnown("英語の館", DESCRIBED, photo());
        String page = page("Accept-Language", "en");
        assertThat(page).contains("Who will be there", "About five to nine people");
        assertThat(page.replaceAll("(?s)<(\\w+)[^>]* lang=\"ja\"[^>]*>.*?</\\1>", "")
                        .replaceAll("(?s)<img[^>]*>|<script.*?</script>", ""))
                .doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]")
                .doesNotContain("??");
    }

    @Test
    void structured_data_has_address_and_picture() {
        everythingIsKnown("機械の館", DESCRIBED, photo());
        Matcher script = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page());
        assertThat(script.find()).isTrue();
        JsonNode event = JsonMapper.builder().build().readTree(script.group(1));
        assertThat(event.path("location").get(0).path("address").asString()).isEqualTo("北海道苫小牧市表町1-1");
        assertThat(event.path("image").asString()).isEqualTo(PUBLIC_ADDRESS + small().replace("/small", "/large"));
        assertThat(event.path("url").asString()).isEqualTo(PUBLIC_ADDRESS + "/calendar/" + it);
    }

    @Test
    void with_a_photo_it_is_small_and_has_no_third_party_requests() {
        everythingIsKnown("写真の館", DESCRIBED, PhotoFiles.noise(1600, 1200));
        look("visit");
        everythingIsKnown(
                "長い話の館",
                DESCRIBED.replaceAll("(\"(access|lookIn|barriers)\": \")[^\"]*", "$1" + "長い話。".repeat(250)),
                PhotoFiles.noise(1600, 1200));
        assertThat(page()).hasSizeGreaterThan(3000);
        look("visit-longest");
    }

    private void look(String name) {
        int photo = Api.at(site()).get(small()).header("Content-Length").isEmpty()
                ? 1
                : Integer.parseInt(Api.at(site()).get(small()).header("Content-Length"));
        try (Chromium chromium = Chromium.start()) {
            for (int width : List.of(360, 1280)) {
                try (BrowserContext window = chromium.window(width, 800)) {
                    Page page = window.newPage();
                    List<String> asked = new ArrayList<>();
                    page.onRequest(request -> asked.add(request.url()));
                    page.navigate(site() + "/calendar/" + it + "?shown=" + name);
                    assertThat(asked).allMatch(url -> url.startsWith(site())).contains(site() + small());
                    Object transferred = page.evaluate("""
                        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                          .reduce((sum, entry) => sum + entry.transferSize, 0)
                        """);
                    assertThat(((Number) transferred).intValue()).as("bytes").isBetween(photo, LARGEST);
                    Chromium.picture(page, name + "-" + width);
                    Chromium.hasNoBarrier(page);
                }
            }
        }
    }
}
