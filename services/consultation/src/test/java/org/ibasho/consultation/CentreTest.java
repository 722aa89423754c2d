package org.ibasho.consultation;

import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.time.Tokyo;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Shared by the tests of the whole service: callers, and scheduling's events. */
@ServiceTest
@TestPropertySource(properties = {"ibasho.login.client-id=centre-web", "ibasho.login.client-secret=a-secret"})
public abstract class CentreTest {

    static final String ACTIVITY = "ibasho.consultation.activity.v1";
    static final String DISPATCH = "ibasho.consultation.dispatch.v1";
    static final String GATHERING = "ibasho.scheduling.gathering.v1";

    /** Counsellors by name; the database lasts as long as the JVM. */
    private static final Map<String, String> REGISTERED = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    String address() {
        return "http://localhost:" + port;
    }

    Api nobody() {
        return Api.at(port);
    }

    Api counsellor() {
        return nobody().with(Realm.of("centre").token("counsellor"));
    }

    Api coordinator() {
        return nobody().with(Realm.of("centre").token("coordinator"));
    }

    static LocalDate today() {
        return LocalDate.now(Tokyo.ZONE);
    }

    static OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Tokyo.ZONE).toOffsetDateTime();
    }

    /** Publishes a よりどころ gathering as scheduling does; returns its id once the centre has the request. */
    String requestedFor(LocalDate day) {
        String id = published("YORIDOKORO", "PERSONS", "COMMISSIONED", day);
        await().until(() -> counsellor().get("/api/dispatches/" + id).status() == 200);
        return id;
    }

    static String published(String programme, String kind, String mandate, LocalDate day) {
        String id = UUID.randomUUID().toString();
        told(id, "published", """
                "programme": "%s", "kind": "%s", "mandate": "%s", "startsAt": "%s", "endsAt": "%s",
                "venue": {"name": "会館 3階", "town": "札幌市"}, "doors": ["VENUE", "ZOOM"]
                """.formatted(programme, kind, mandate, at(day, 13), at(day, 16)));
        return id;
    }

    static void rescheduled(String id, LocalDate day) {
        told(id, "rescheduled", "\"startsAt\": \"%s\", \"endsAt\": \"%s\"".formatted(at(day, 13), at(day, 16)));
    }

    static String told(String id, String what, String more) {
        return Wire.tell(
                "scheduling", GATHERING, "org.ibasho.scheduling.gathering-" + what + ".v1", id, body(id, more));
    }

    static void toldAgain(String id, String what, String eventId) {
        Wire.tell(
                "scheduling", GATHERING, "org.ibasho.scheduling.gathering-" + what + ".v1", id, body(id, ""), eventId);
    }

    private static String body(String id, String more) {
        return "{\"gatheringId\": \"%s\"%s}".formatted(id, more.isEmpty() ? "" : ", " + more);
    }

    String state(String id) {
        return counsellor().get("/api/dispatches/" + id).json().path("state").asString();
    }

    /** Says that the counsellor of this name comes, who is registered if they are not yet. */
    Api.Answer accept(String id, String name) {
        return counsellor()
                .post(
                        "/api/dispatches/" + id + "/answer",
                        "{\"accepted\": true, \"counsellorId\": \"%s\"}".formatted(counsellorCalled(name)));
    }

    /** The id of the counsellor of this name, who is registered at the first time. */
    String counsellorCalled(String name) {
        return REGISTERED.computeIfAbsent(name, this::registered);
    }

    /** The id of a new counsellor. */
    String registered(String name) {
        Api.Answer answer = coordinator().post("/api/counsellors", """
            {"name": "%s", "qualifications": ["PSYCHIATRIC_SOCIAL_WORKER"]}
            """.formatted(name));
        String path = answer.header("Location");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
