package org.ibasho.scheduling.calendar.visit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.ibasho.scheduling.staffing.dispatch.CentreReplies;
import org.ibasho.scheduling.venue.photo.PhotoFiles;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class FirstVisitApiTest {

    private static final String BOUNDARY = "photo-boundary";

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private String announced(String kind, String programme, String day, String venue, String town) {
        String id = supervisor
                .post("/api/gatherings", """
                    {"programme": "%s", "kind": "%s", "startsAt": "%3$sT13:30:00+09:00",
                     "endsAt": "%3$sT16:00:00+09:00", "venue": {"name": "%4$s", "town": "%5$s"},
                     "doors": ["VENUE"], "lateRecord": true, "acceptOverlap": true}
                    """.formatted(programme, kind, day, venue, town))
                .header("Location")
                .replace("/api/gatherings/", "");
        Api.Answer answer = supervisor.post("/api/gatherings/" + id + "/publication", "{\"withMissingSeats\": true}");
        assertThat(answer.status()).isEqualTo(204);
        return id;
    }

    private JsonNode visit(String gathering) {
        return Api.at(port).get("/api/calendar/" + gathering + "/visit").json();
    }

    private String described(String name, String town) {
        return supervisor
                .post("/api/venues", """
                    {"name": "%s", "town": "%s", "reading": "かいかん", "address": "北1条西1丁目", "access": "駅から5分\\n青い看板",
                     "lookIn": "入口からのぞいてみるだけでも大丈夫です。"}
                    """.formatted(name, town))
                .header("Location")
                .replace("/api/venues/", "");
    }

    private HttpResponse<String> upload(String path, byte[] file, String alternative, String accept) {
        try (ByteArrayOutputStream body = new ByteArrayOutputStream();
                HttpClient client = HttpClient.newHttpClient()) {
            body.write(
                    ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"alternative\"\r\n\r\n" + alternative
                                    + "\r\n--" + BOUNDARY
                                    + "\r\nContent-Disposition: form-data; name=\"photo\";"
                                    + " filename=\"entrance.jpg\"\r\n"
                                    + "Content-Type: image/jpeg\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.write(file);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + Realm.of("npo").token("supervisor"))
                            .header("Accept", accept)
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_visit_without_information_is_empty() {
        JsonNode visit = visit(announced("REGULAR", "SANGO", "2031-01-10", "だれも知らない館", "札幌市"));
        assertThat(visit.has("venue")).isFalse();
        assertThat(visit.has("turnout")).isFalse();
        assertThat(visit.path("people").size()).isZero();
    }

    @Test
    void a_venue_is_described_once_for_every_gathering_there() {
        String gathering = announced("REGULAR", "SANGO", "2031-01-11", "ことの館", "江別市");
        String venue = described("ことの館", "江別市");

        assertThat(visit(gathering).path("venue").path("access").asString()).isEqualTo("駅から5分\n青い看板");
        assertThat(supervisor.get("/api/venues/" + venue).json().path("name").asString())
                .isEqualTo("ことの館");
        assertThat(supervisor.get("/api/venues").json().valueStream())
                .anyMatch(it -> it.path("id").asString().equals(venue)
                        && it.path("described").asBoolean());
        assertThat(described("ことの館", "江別市")).isEqualTo(venue);
    }

    @Test
    void a_photo_is_shown_to_everybody_until_it_is_deleted() {
        String gathering = announced("REGULAR", "SANGO", "2031-01-12", "写真の館", "江別市");
        String venue = described("写真の館", "江別市");
        byte[] taken = PhotoFiles.withExif(PhotoFiles.halves(1600, 1200, "jpg"), 6);
        assertThat(upload("/api/venues/" + venue + "/photo", taken, "赤と青の入口", "application/json")
                        .statusCode())
                .isEqualTo(204);

        JsonNode photo = visit(gathering).path("venue").path("photo");
        assertThat(photo.path("alternative").asString()).isEqualTo("赤と青の入口");
        assertThat(photo.path("height").asInt()).isEqualTo(480);
        for (String size : new String[] {"small", "large"}) {
            Api.Answer jpeg = Api.at(port).get(photo.path(size).asString());
            assertThat(jpeg.status()).isEqualTo(200);
            assertThat(jpeg.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(jpeg.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            assertThat(jpeg.body()).doesNotContain("Exif");
        }

        assertThat(supervisor.delete("/api/venues/" + venue + "/photo").status())
                .isEqualTo(204);
        assertThat(visit(gathering).path("venue").has("photo")).isFalse();
        assertThat(Api.at(port).get(photo.path("large").asString()).status()).isEqualTo(404);
    }

    @Test
    void a_bad_photo_gets_a_sentence_beside_its_field() {
        announced("REGULAR", "SANGO", "2031-01-13", "悪い写真の館", "江別市");
        String page = "/venues/" + described("悪い写真の館", "江別市") + "/photo";
        byte[] text = "これは写真ではありません".getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> unreadable = upload(page, text, "入口", "text/html");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body()).contains("id=\"photo-error\"", "写真として読み取れません", "value=\"入口\"");
        assertThat(upload(page, new byte[6 * 1024 * 1024], "入口", "text/html").body())
                .contains("id=\"photo-error\"", "5MBまでの写真");
        assertThat(upload(page, PhotoFiles.halves(99, 99, "jpg"), " ", "text/html")
                        .body())
                .contains("id=\"alternative-error\"", "言葉で書いてください");
        HttpResponse<String> far = upload(page, new byte[17 * 1024 * 1024], "入口", "text/html");
        assertThat(far.statusCode()).isEqualTo(413);
        assertThat(far.body()).contains("大きすぎます").doesNotContain("Exception");
        HttpResponse<String> program = upload("/api" + page, text, "入口", "application/json");
        assertThat(program.body()).contains("photo-unreadable").doesNotContain("Exception");
    }

    @Test
    void staff_are_shown_by_nickname_and_only_for_future_gatherings() {
        String staff = supervisor
                .post("/api/staff", "{\"nickname\": \"なぎさ\", \"roles\": [\"PEER_SUPERVISOR\"]}")
                .header("Location")
                .replace("/api/staff/", "");
        String gathering = announced("PERSONS", "YORIDOKORO", "2031-01-14", "人の館", "札幌市");
        String roster = "/api/gatherings/" + gathering + "/roster";
        long version = supervisor.get(roster).json().path("version").asLong();
        String seat = "{\"version\": %d, \"role\": \"PEER_SUPERVISOR\", \"seat\": 1, \"staffId\": \"%s\"}"
                .formatted(version, staff);
        assertThat(supervisor.post(roster + "/assignments", seat).status()).isEqualTo(204);
        CentreReplies.accepted(gathering, "2031-01-14T13:30:00+09:00", "専門相談員 佐藤");

        await().untilAsserted(
                        () -> assertThat(visit(gathering).path("people").size()).isEqualTo(2));
        JsonNode people = visit(gathering).path("people");
        assertThat(people.get(0).toString()).isEqualTo("{\"role\":\"PEER_SUPERVISOR\",\"nickname\":\"なぎさ\"}");
        assertThat(people.get(1).toString()).isEqualTo("{\"role\":\"COUNSELLOR\"}");

        supervisor.post("/api/gatherings/" + gathering + "/cancellation", "{\"reason\": \"雪のため\"}");
        assertThat(visit(gathering).path("people").size()).isZero();
    }

    @Test
    void the_last_turnout_is_a_range() {
        String today = LocalDate.now(Tokyo.ZONE).toString();
        String held = announced("SATELLITE", "SANGO", today, "駅前", "網走市");
        assertThat(supervisor.post("/api/gatherings/" + held + "/conclusion").status())
                .isEqualTo(204);
        String next = announced(
                "SATELLITE", "SANGO", LocalDate.parse(today).plusDays(30).toString(), "別の館", "網走市");
        String elsewhere = announced(
                "SATELLITE", "SANGO", LocalDate.parse(today).plusDays(30).toString(), "駅前", "根室市");
        assertThat(visit(next).has("turnout")).isFalse();

        closed(held, 7);
        await().untilAsserted(() ->
                assertThat(visit(next).path("turnout").asString("")).isEqualTo("FIVE_TO_NINE"));
        assertThat(visit(elsewhere).has("turnout")).isFalse();
        assertThat(visit(held).has("turnout")).isFalse();
        closed(held, 0);
        await().untilAsserted(() ->
                assertThat(visit(next).path("turnout").asString("")).isEqualTo("NOBODY"));
        told("door-corrected", held, 12);
        await().untilAsserted(() ->
                assertThat(visit(next).path("turnout").asString("")).isEqualTo("MORE_THAN_TEN"));
    }

    private static void closed(String gathering, int total) {
        told("door-closed", gathering, total);
    }

    private static void told(String event, String gathering, int total) {
        String visits = total == 0
                ? ""
                : "{\"who\": \"PERSON\", \"visit\": \"AGAIN\", \"door\": \"VENUE\", \"count\": %d}".formatted(total);
        Wire.tell(
                "attendance",
                "ibasho.attendance.door.v1",
                "org.ibasho.attendance." + event + ".v1",
                gathering,
                "{\"gatheringId\": \"%s\", \"total\": %d, \"visits\": [%s]}".formatted(gathering, total, visits));
    }

    @Test
    void only_the_supervisor_describes_venues_and_only_announced_gatherings_are_public() {
        assertThat(Api.at(port).get("/api/venues").status()).isEqualTo(401);
        assertThat(Api.at(port)
                        .with(Realm.of("npo").token("peer-staff"))
                        .get("/api/venues")
                        .status())
                .isEqualTo(403);
        assertThat(Api.at(port)
                        .get("/api/calendar/00000000-0000-0000-0000-000000000000/visit")
                        .status())
                .isEqualTo(404);
        assertThat(supervisor
                        .post(
                                "/api/venues",
                                "{\"name\": \"館\", \"town\": \"札幌市\", \"access\": \"" + "あ".repeat(1001) + "\"}")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("access");
        assertThat(supervisor
                        .delete("/api/venues/00000000-0000-0000-0000-000000000000/photo")
                        .status())
                .isEqualTo(404);
    }
}
