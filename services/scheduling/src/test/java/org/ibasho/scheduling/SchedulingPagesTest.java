package org.ibasho.scheduling;

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
import java.util.Map;
import java.util.stream.Collectors;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class SchedulingPagesTest {

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
    void an_empty_month_says_so_and_offers_the_next_step() throws Exception {
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

        Map<String, String> backwards = new java.util.HashMap<>(form("2033-03-06"));
        backwards.put("end", "12:00");
        HttpResponse<String> refused = post("/gatherings", backwards);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("終わりの時刻は、始まりより後に", "id=\"end-error\"");
    }

    @Test
    void what_can_be_done_follows_the_state() throws Exception {
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
