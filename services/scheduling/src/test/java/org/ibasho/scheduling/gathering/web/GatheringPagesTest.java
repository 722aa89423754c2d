package org.ibasho.scheduling.gathering.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class GatheringPagesTest {

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path, String role) throws IOException, InterruptedException {
        return send(request(path, role).GET().build());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, "supervisor")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + Realm.of("npo").token(role));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static Map<String, String> form(String day) {
        return Map.of(
                "kind", "PERSONS", "theme", "ゲームの日", "date", day, "start", "13:30", "end", "16:00", "venue", "よりどころ",
                "town", "札幌市", "doors", "VENUE");
    }

    @Test
    void an_empty_month_offers_the_next_step() throws Exception {
        HttpResponse<String> page = get("/gatherings?month=2040-02", "supervisor");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("この月の予定は、まだありません", "予定を加える", "令和21年度");
    }

    @Test
    void the_plan_form_leads_to_the_page_of_the_gathering_which_already_shows_it() throws Exception {
        HttpResponse<String> planned = post("/gatherings", form("2033-03-05"));
        assertThat(planned.statusCode()).isEqualTo(303);
        String location = planned.headers().firstValue("Location").orElseThrow();

        String page = get(location, "supervisor").body();
        assertThat(page).contains("当事者会", "ゲームの日", "3月5日(土) 13:30–16:00", "準備中", "公開する", "まだ公開していません");
        assertThat(get("/gatherings?month=2033-03", "peer-staff").body())
                .contains("ゲームの日")
                .doesNotContain("予定を加える");
    }

    @Test
    void wrong_input_comes_back_with_what_was_typed_and_a_sentence_beside_the_field() throws Exception {
        Map<String, String> wrong = Map.of("kind", "PERSONS", "theme", "ゲームの日", "date", "2033-02-30", "start", "13:30");
        HttpResponse<String> page = post("/gatherings", wrong);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("ゲームの日", "この日付や時刻はありません", "ここを入力してください", "参加の方法を1つ以上");

        Map<String, String> backwards = new HashMap<>(form("2033-03-06"));
        backwards.put("end", "12:00");
        HttpResponse<String> refused = post("/gatherings", backwards);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("終わりの時刻は、始まりより後に", "id=\"end-error\"");
    }

    @Test
    void the_actions_follow_the_state() throws Exception {
        String page = post("/gatherings", form("2033-03-07"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("\\?.*", "");
        assertThat(post(page + "/publication", Map.of("withMissingSeats", "true"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(page, "supervisor").body())
                .contains("公開中", "依頼中", "中止にする")
                .doesNotContain("会を終了にする");
        assertThat(post(page + "/publication", Map.of("withMissingSeats", "true"))
                        .body())
                .contains("すでに公開しています");
        assertThat(post(page + "/cancellation", Map.of("reason", " ")).body()).contains("中止の理由を書いてください");
        assertThat(post(page + "/cancellation", Map.of("reason", "雪のため")).statusCode())
                .isEqualTo(303);
        assertThat(get(page, "supervisor").body()).contains("雪のため").doesNotContain("日時を変える");
        assertThat(get("/gatherings/new", "peer-staff").statusCode()).isEqualTo(403);
    }

    @Test
    void a_checkbox_appears_only_when_it_is_needed() throws Exception {
        Map<String, String> over = new HashMap<>(form("2019-03-07"));
        assertThat(get("/gatherings/new", "supervisor").body()).doesNotContain("name=\"lateRecord\"", "acceptOverlap");
        HttpResponse<String> refused = post("/gatherings", over);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("この時間は、もう過ぎています", "id=\"start-error\"", "name=\"lateRecord\"")
                .doesNotContain("acceptOverlap");
        over.put("lateRecord", "true");
        assertThat(get(where(post("/gatherings", over)), "supervisor").body()).contains("後から記録");

        HttpResponse<String> taken = post("/gatherings", over);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body())
                .contains("同じ会場で、3月7日 13:30–16:00に「当事者会」があります", "id=\"venue-error\"", "name=\"acceptOverlap\"");
        over.put("acceptOverlap", "true");
        assertThat(post("/gatherings", over).statusCode()).isEqualTo(303);
    }

    private static String where(HttpResponse<String> done) {
        return done.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
    }

    @Test
    void details_are_entered_shown_and_revised() throws Exception {
        Map<String, String> outing = new HashMap<>(form("2033-04-02"));
        outing.putAll(Map.of("kind", "OUTING", "details.tables", "ゲーム、 初心者", "details.capacity", "12"));
        outing.put("details.meetingPoint", "駅の改札前");
        String page = where(post("/gatherings", outing));
        assertThat(get(page, "peer-staff").body())
                .contains("ゲーム・初心者", "12人くらい", "駅の改札前")
                .doesNotContain("これまでの変更");
        assertThat(get(page + "/revision", "supervisor").body()).contains("ゲーム、初心者", "駅の改札前");
        assertThat(get(page + "/revision", "peer-staff").statusCode()).isEqualTo(403);

        Map<String, String> revision = Map.of("venue", "公園", "town", "江別市", "doors", "VENUE", "details.gear", "飲みもの");
        assertThat(post(page + "/revision", revision).statusCode()).isEqualTo(303);
        assertThat(get(page, "supervisor").body())
                .contains("公園(江別市)", "飲みもの", "これまでの変更", "会場を公園(江別市)にしました", "(ログイン・未登録)")
                .doesNotContain("駅の改札前");
    }

    @Test
    void wrong_details_come_back_with_a_sentence_beside_the_field() throws Exception {
        Map<String, String> wrong = new HashMap<>(form("2033-04-09"));
        wrong.putAll(Map.of("details.capacity", "たくさん", "details.tables", "a、b、c、d、e、f、g"));
        HttpResponse<String> page = post("/gatherings", wrong);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("たくさん", "1から500までの数字", "テーブルは6つまで", "id=\"details.capacity-error\"");
        Map<String, String> noOuting = new HashMap<>(form("2033-04-09"));
        noOuting.put("details.gear", "飲みもの");
        assertThat(post("/gatherings", noOuting).body()).contains("持ちものを書けるのは、例会外企画だけです");
    }

    @Test
    void a_cancellation_can_name_its_replacement() throws Exception {
        String page = where(post("/gatherings", form("2033-05-07")));
        HttpResponse<String> wrong = post(
                page + "/cancellation", Map.of("reason", "雪", "date", "2033-05-14", "start", "13:30", "end", "12:00"));
        assertThat(wrong.body()).contains("id=\"replacement.end-error\"", "value=\"雪\"", "2033-05-14");
        assertThat(post(
                                page + "/cancellation",
                                Map.of("reason", "雪", "date", "2033-05-14", "start", "13:30", "end", "16:00"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(page, "supervisor").body()).contains("振替", "5月14日(土) 13:30–16:00", "振替の会を予定に入れました");
    }

    @Test
    void english_is_complete() throws Exception {
        HttpResponse<String> page = send(request("/gatherings/new", "supervisor")
                .header("Accept-Language", "en")
                .GET()
                .build());
        assertThat(page.body()).contains("Add a gathering", "Which gathering is it?", "Regular meeting");
        assertThat(page.body().replaceAll("(?s)<datalist.*?</datalist>|lang=\"ja\">日本語|「|」|札幌市", ""))
                .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
    }
}
