package org.ibasho.consultation;

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
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;

class CentrePagesTest extends CentreTest {

    private static final Map<String, String> CONSULTATION = Map.of(
            "date",
            "2023-07-15",
            "time",
            "13:40",
            "channel",
            "MAIL",
            "relationship",
            "FATHER",
            "ageBand",
            "30S",
            "purposes",
            "HEALTH");

    private HttpResponse<String> get(String path, String role) throws IOException, InterruptedException {
        return send(request(path, role).GET().build());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, "counsellor")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + Realm.of("centre").token(role));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void a_request_is_answered_on_its_page_which_then_shows_who_goes() throws Exception {
        String id = requestedFor(today().plusDays(6));
        assertThat(get("/dispatches", "coordinator").body())
                .contains("当事者会", "会館 3階(札幌市)", "行きます", "/dispatches/" + id + "/answer")
                .doesNotContain("相談の記録");

        HttpResponse<String> answered = post(
                "/dispatches/" + id + "/answer",
                Map.of("accepted", "true", "counsellorId", counsellorCalled("専門相談員 伊藤")));
        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(answered.headers().firstValue("Location")).hasValue("/dispatches?done");

        assertThat(get("/dispatches?done", "counsellor").body()).contains("返事をNPOに伝えました", "専門相談員 伊藤が行きます", "返事を変える");
    }

    @Test
    void a_refused_answer_comes_back_with_a_sentence_beside_its_field() throws Exception {
        String id = requestedFor(today().plusDays(7));
        HttpResponse<String> page =
                post("/dispatches/" + id + "/answer", Map.of("accepted", "true", "counsellorId", ""));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("行く方を選んでください", "id=\"counsellorId-error\"", "aria-invalid=\"true\"");

        String reason = "長い".repeat(101);
        HttpResponse<String> tooLong =
                post("/dispatches/" + id + "/answer", Map.of("accepted", "false", "reason", reason));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains(reason, "id=\"reason-error\"");
    }

    @Test
    void a_cancelled_gathering_is_struck_through_and_names_the_released_counsellor() throws Exception {
        String id = requestedFor(today().plusDays(8));
        accept(id, "専門相談員 加藤");
        told(id, "cancelled", "");
        org.awaitility.Awaitility.await().until(() -> "WITHDRAWN".equals(state(id)));

        assertThat(get("/dispatches", "counsellor").body())
                .contains("gathering cancelled", "会が中止になりました", "専門相談員 加藤は行かなくて大丈夫です")
                .doesNotContain("/dispatches/" + id + "/answer");
    }

    @Test
    void a_consultation_is_recorded_in_codes_and_shown_in_its_month() throws Exception {
        assertThat(get("/consultations?month=2023-07", "counsellor").body()).contains("この月の相談は、まだ記録されていません");
        assertThat(get("/consultations/new", "counsellor").body()).contains("お名前や連絡先など", "60歳以上", "情報がほしい");

        HttpResponse<String> saved = post("/consultations", CONSULTATION);
        assertThat(saved.statusCode()).isEqualTo(303);
        String month = saved.headers().firstValue("Location").orElseThrow();
        assertThat(month).isEqualTo("/consultations?month=2023-07&done");
        assertThat(get(month, "counsellor").body())
                .contains("記録しました", "2023年7月の相談", "令和5年度", "7月15日(土)", "13:40", "メール", "父", "30代", "医療・心理");
    }

    @Test
    void a_form_that_is_wrong_comes_back_as_it_was_filled_in() throws Exception {
        HttpResponse<String> page =
                post("/consultations", Map.of("date", "2023-02-30", "time", "13:40", "relationship", "FATHER"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("value=\"2023-02-30\"", "この日付や時刻はありません", "目的を1つ以上", "id=\"channel-error\"")
                .contains("value=\"FATHER\" required checked=\"checked\"")
                .doesNotContain("id=\"relationship-error\"");

        Map<String, String> ahead = new HashMap<>(CONSULTATION);
        ahead.put("date", today().plusDays(9).toString());
        HttpResponse<String> refused = post("/consultations", ahead);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("まだ来ていない日時です", "id=\"date-error\"");
    }

    @Test
    void the_form_preselects_the_gathering() throws Exception {
        String id = requestedFor(today().minusDays(2));
        accept(id, "専門相談員 伊藤");
        assertThat(get("/dispatches", "counsellor").body()).contains("/consultations/new?gathering=" + id);
        assertThat(get("/dispatches", "coordinator").body()).doesNotContain("/consultations/new");
        assertThat(get("/consultations/new?gathering=" + id, "counsellor").body())
                .contains("value=\"" + id + "\" selected=\"selected\"")
                .contains("value=\"" + today().minusDays(2) + "\"")
                .contains("value=\"GATHERING\" required checked=\"checked\"");
        assertThat(get("/consultations/new", "coordinator").statusCode()).isEqualTo(403);
    }

    @Test
    void english_is_complete() throws Exception {
        requestedFor(today().plusDays(9));
        post("/consultations", CONSULTATION);
        for (String path : new String[] {"/dispatches", "/consultations?month=2023-07", "/consultations/new"}) {
            String page = send(request(path, "counsellor")
                            .header("Accept-Language", "en")
                            .GET()
                            .build())
                    .body();
            assertThat(page).contains("<html lang=\"en\"").doesNotContain("??");
            assertThat(page.replaceAll("<option[^>]*>[^<]*<", "<")
                            .replaceAll("lang=\"ja\">[^<]*<", "")
                            .replaceAll("<(input|option)[^>]*>", "")
                            .replaceAll("[^<>]+ (comes|went|need not go|has left)", "")
                            .replace(Erased.TEXT, ""))
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
        }
    }
}
