package org.ibasho.scheduling.gathering.yearplan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class YearPlanApiTest {

    private static final String HEAD = "日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法\n";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String line(String day, String start, String venue) {
        return day + "," + start + ",17:00,通常例会,," + venue + ",札幌市,会場\n";
    }

    private HttpResponse<String> upload(String role, String csv, Charset charset) {
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.csv\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/plans/preview"))
                .header("Authorization", "Bearer " + Realm.of("npo").token(role))
                // as the gateway forwards it
                .header("Content-Type", "multipart/form-data;boundary=x;charset=UTF-8")
                .POST(BodyPublishers.ofByteArrays(
                        List.of(head, csv.getBytes(charset), "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode preview(String csv) {
        HttpResponse<String> answer = upload("supervisor", csv, StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Api.Answer plan(JsonNode preview) {
        return supervisor.post("/api/plans/" + preview.path("id").asString() + "/import");
    }

    private List<String> warnings(JsonNode preview, int line) {
        return preview.path("lines")
                .get(line)
                .path("warnings")
                .valueStream()
                .map(warning -> warning.path("code").asString())
                .toList();
    }

    private int planned(String venue) {
        return jdbc.sql("select count(*) from calendar where venue = ?")
                .param(venue)
                .query(Integer.class)
                .single();
    }

    @Test
    void the_parsed_plan_is_shown_and_planned_as_shown() {
        JsonNode preview = preview(HEAD + line("R23.4.13", "13時30分", "第1会館") + line("2041/5/11", "14:00", "第1会館"));
        assertThat(preview.path("refused").asInt()).isZero();
        assertThat(preview.path("planned").asBoolean()).isFalse();
        JsonNode first = preview.path("lines").get(0);
        assertThat(first.path("line").asInt()).isEqualTo(2);
        assertThat(first.path("date").asString()).isEqualTo("2041-04-13");
        assertThat(first.path("start").asString()).startsWith("13:30");
        assertThat(first.path("kind").asString()).isEqualTo("REGULAR");
        assertThat(planned("第1会館")).isZero();

        Api.Answer answer = plan(preview);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(planned("第1会館")).isEqualTo(2);
        String id = answer.json().path("gatherings").get(1).asString();
        JsonNode gathering = supervisor.get("/api/gatherings/" + id).json();
        assertThat(gathering.path("startsAt").asString()).isEqualTo("2041-05-11T14:00:00+09:00");
        assertThat(gathering.path("state").asString()).isEqualTo("PLANNED");
    }

    @Test
    void one_refused_line_prevents_the_whole_plan() {
        JsonNode preview = preview(HEAD + line("2041-06-08", "13:30", "第2会館") + line("2041-06-31", "13:30", "第2会館"));
        assertThat(preview.path("refused").asInt()).isEqualTo(1);
        List<JsonNode> faults =
                preview.path("lines").get(1).path("faults").valueStream().toList();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().path("column").asString()).isEqualTo("date");
        assertThat(faults.getFirst().path("code").asString()).isEqualTo("plan-no-such-day");
        assertThat(faults.getFirst().path("written").asString()).isEqualTo("2041-06-31");
        assertThat(faults.getFirst().path("message").path("ja").asString()).isEqualTo("この日付はありません。");

        Api.Answer answer = plan(preview);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("plan-has-flaws");
        assertThat(planned("第2会館")).isZero();
    }

    @Test
    void a_line_that_became_invalid_is_refused_and_nothing_is_planned() {
        JsonNode preview = preview(HEAD + line("2041-07-13", "13:30", "第3会館") + line("2041-07-20", "13:30", "第3会館"));
        // the same lines, as if parsed long ago
        jdbc.sql("update year_plan set lines = jsonb_set(lines, '{1,date}', '\"2020-07-20\"') where id = ?::uuid")
                .param(preview.path("id").asString())
                .update();

        assertThat(plan(preview).code()).isEqualTo("plan-has-flaws");
        JsonNode again =
                supervisor.get("/api/plans/" + preview.path("id").asString()).json();
        assertThat(again.path("refused").asInt()).isEqualTo(1);
        assertThat(again.path("lines").get(1).path("faults").get(0).path("code").asString())
                .isEqualTo("plan-day-over");
        assertThat(planned("第3会館")).isZero();
    }

    @Test
    void the_same_confirmation_sent_again_and_at_once_plans_once() throws Exception {
        JsonNode preview = preview(HEAD + line("2041-08-10", "13:30", "第4会館") + line("2041-08-17", "13:30", "第4会館"));
        Callable<Api.Answer> confirm = () -> plan(preview);
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (var answer : people.invokeAll(List.of(confirm, confirm, confirm, confirm))) {
                assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(200);
            }
        }
        assertThat(plan(preview).json().path("gatherings").size()).isEqualTo(2);
        assertThat(planned("第4会館")).isEqualTo(2);
        assertThat(supervisor
                        .get("/api/plans/" + preview.path("id").asString())
                        .json()
                        .path("planned")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void warnings_do_not_prevent_planning() {
        String childrensDay = line("2041-05-05", "13:30", "第5会館");
        String overlapping = line("2041-05-05", "16:00", "第5会館");
        JsonNode free = preview(HEAD + childrensDay + childrensDay + overlapping);
        assertThat(warnings(free, 0)).containsExactly("holiday");
        assertThat(warnings(free, 1)).containsExactly("holiday", "same-line");
        assertThat(warnings(free, 2)).containsExactly("holiday", "venue-taken-by-line", "venue-taken-by-line");
        assertThat(free.path("lines")
                        .get(1)
                        .path("warnings")
                        .get(1)
                        .path("line")
                        .asInt())
                .isEqualTo(2);
        assertThat(plan(preview(HEAD + childrensDay)).status()).isEqualTo(200);

        JsonNode taken = preview(HEAD + childrensDay + overlapping);
        assertThat(warnings(taken, 0)).containsExactly("holiday", "already-planned");
        assertThat(warnings(taken, 1)).containsExactly("holiday", "venue-taken", "venue-taken-by-line");
        assertThat(taken.path("lines")
                        .get(1)
                        .path("warnings")
                        .get(1)
                        .path("message")
                        .path("en")
                        .asString())
                .isEqualTo("At the same venue: Regular meeting, 13:30–17:00");
        assertThat(plan(taken).status()).isEqualTo(200);
        assertThat(planned("第5会館")).isEqualTo(3);
    }

    @Test
    void four_hundred_lines_are_planned_at_once() {
        String lines = IntStream.range(0, 400)
                .mapToObj(n -> line(LocalDate.of(2043, 4, 1).plusDays(n).toString(), "13:30", "第6会館"))
                .collect(Collectors.joining());
        JsonNode preview = preview(HEAD + lines);
        Instant begun = Instant.now();
        assertThat(plan(preview).json().path("gatherings").size()).isEqualTo(400);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(jdbc.sql("select count(distinct transaction_id) from event where payload ->> 'venue' = '第6会館'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(planned("第6会館")).isEqualTo(400);
    }

    @Test
    void an_invalid_file_gets_a_problem_with_code_and_field() {
        HttpResponse<String> answer = upload("supervisor", HEAD.replace("会場", "ばしょ"), Charset.forName("windows-31j"));
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem.path("code").asString()).isEqualTo("plan-column-unknown");
        assertThat(problem.path("field").asString()).isEqualTo("file");
        assertThat(problem.path("message").path("ja").asString()).startsWith("「ばしょ」という見出しは使えません。使える見出しは、日付、");
        JsonNode missing = JSON.readTree(upload("supervisor", HEAD.replace(",市町村", ""), StandardCharsets.UTF_8)
                .body());
        assertThat(missing.path("message").path("en").asString()).startsWith("The column \"town\" is missing.");
        assertThat(missing.path("message").path("ja").asString()).startsWith("「市町村」の列がありません。");
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_a_sentence() {
        String huge = HEAD + line("2041-09-01", "13:30", "あ".repeat(400_000));
        HttpResponse<String> answer = upload("supervisor", huge, StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo("plan-file-too-large");
        assertThat(problem.path("field").asString()).isEqualTo("file");
    }

    @Test
    void only_the_supervisor_plans_and_a_parsed_plan_is_stored_for_a_day() {
        assertThat(upload("peer-staff", HEAD, StandardCharsets.UTF_8).statusCode())
                .isEqualTo(403);
        JsonNode preview = preview(HEAD + line("2041-10-12", "13:30", "第7会館"));
        jdbc.sql("update year_plan set uploaded_at = now() - interval '25 hours' where id = ?::uuid")
                .param(preview.path("id").asString())
                .update();
        assertThat(plan(preview).code()).isEqualTo("plan-not-found");
        assertThat(planned("第7会館")).isZero();
    }
}
