package org.ibasho.attacks.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.attacks.system.Scene;

/** Where the system reads texts: the bodies of its APIs, the forms of its pages, and parameters. */
final class Texts {

    /**
     * A request with texts.
     *
     * @param role who may send it: {@code centre/} before the role for the centre's side, empty for everybody
     */
    record Body(String role, String path, String json) {}

    /** @param texts the fields that are texts; the others only make the form complete */
    record Page(String role, String path, Map<String, String> fields, List<String> texts) {}

    /** @param field the parameter that gets the character */
    record Parameter(String role, String path, String field) {}

    private static final String VENUE = "\"venue\": {\"name\": \"会館\", \"town\": \"札幌市\"}";
    private static final String DETAILS = """
        "details": {"tables": ["初心者"], "meetingPoint": "駅", "gear": "靴", "rainRule": "中止"}\
        """;
    private static final List<String> PLAN_TEXTS = List.of(
            "theme", "venue", "town", "details.tables", "details.meetingPoint", "details.gear", "details.rainRule");

    private final Scene scene;
    private final String day;
    private final String time;
    private final String gathering;

    Texts(Scene scene) {
        this.scene = scene;
        this.day = scene.day().plusDays(5).toString();
        this.time = "\"startsAt\": \"%1$sT09:00:00+09:00\", \"endsAt\": \"%1$sT10:00:00+09:00\"".formatted(day);
        this.gathering = "/api/gatherings/" + scene.draft();
    }

    List<Body> bodies() {
        String change = "{\"from\": \"%s\", \"start\": \"10:00\", \"end\": \"11:00\", \"theme\": \"春\", %s}"
                .formatted(day, VENUE);
        String series = "/api/series/" + UUID.randomUUID();
        String staff = "/api/staff/" + scene.staff();
        return List.of(
                supervisor("/api/gatherings", plan()),
                supervisor(
                        gathering + "/revision",
                        "{\"theme\": \"春\", " + VENUE + ", \"doors\": [\"VENUE\"], " + DETAILS + "}"),
                supervisor(gathering + "/rescheduling", "{" + time + "}"),
                supervisor(gathering + "/cancellation", "{\"reason\": \"大雪\", \"replacement\": {" + time + "}}"),
                supervisor(gathering + "/observers", """
                    {"purpose": "VISIT", "people": 1, "decidedOn": "2026-11-28", "validUntil": "2026-12-28"}\
                    """),
                supervisor(gathering + "/roster/assignments", """
                    {"role": "PEER_STAFF", "seat": 1, "staffId": "%s", "version": -1}\
                    """.formatted(scene.staff())),
                supervisor("/api/series", series()),
                supervisor("/api/series/preview", series()),
                supervisor(series + "/change", change),
                supervisor(series + "/cancellation", "{\"from\": \"" + day + "\", \"reason\": \"大雪\"}"),
                supervisor("/api/staff", person()),
                supervisor(staff + "/description", person()),
                supervisor(
                        staff + "/absences",
                        "{\"from\": \"%1$sT09:00:00+09:00\", \"until\": \"%1$sT10:00:00+09:00\"}".formatted(day)),
                supervisor("/api/venues", """
                    {"name": "会館", "town": "札幌市", "reading": "かいかん", "address": "1-1", "access": "駅から",
                     "lookIn": "窓", "barriers": "なし"}\
                    """),
                supervisor("/api/programmes/SANGO/charter", charter()),
                new Body("peer-staff", "/api/gatherings/" + scene.staffed() + "/door/marks", """
                    {"marks": [{"id": "%s", "who": "PERSON", "visit": "AGAIN", "door": "VENUE",
                     "at": "2026-11-28T10:00:00+09:00"}]}\
                    """.formatted(
                                UUID.randomUUID())),
                new Body("", "/notices/push", """
                    {"endpoint": "https://push.example/x", "keys": {"p256dh": "x", "auth": "y"}, "what": "all"}\
                    """),
                new Body("", "/notices/push/stop", "{\"endpoint\": \"https://push.example/x\"}"),
                new Body("centre/coordinator", "/api/dispatches/" + scene.dispatched() + "/answer", """
                    {"accepted": false, "reason": "満員"}\
                    """),
                new Body("centre/coordinator", "/api/counsellors/" + scene.counsellorId() + "/description", """
                    {"name": "相談員", "qualifications": ["PSYCHOLOGIST"]}\
                    """),
                new Body("centre/counsellor", "/api/consultations", """
                    {"gatheringId": "%s", "channel": "PHONE", "relationship": "MOTHER", "ageBand": "30S",
                     "purposes": ["RELATING"], "occurredAt": "2026-11-28T10:00:00+09:00"}\
                    """.formatted(scene.dispatched())));
    }

    private static Body supervisor(String path, String json) {
        return new Body("supervisor", path, json);
    }

    private String plan() {
        return "{\"programme\": \"SANGO\", \"kind\": \"OUTING\", \"theme\": \"春\", %s, %s, \"doors\": [\"VENUE\"], %s}"
                .formatted(time, VENUE, DETAILS);
    }

    private String series() {
        return """
            {"programme": "SANGO", "kind": "REGULAR", "theme": "春", "first": "%s", "start": "10:00", "end": "11:00",
             "rule": "FREQ=WEEKLY;BYDAY=SA;COUNT=3", "doors": ["VENUE"], %s}\
            """.formatted(day, VENUE);
    }

    private static String person() {
        return """
            {"nickname": "ゆき", "roles": ["CHAIR"],
             "qualifications": [{"qualification": "FIRST_AID", "validUntil": "2027-03-31"}]}\
            """;
    }

    private static String charter() {
        return """
            {"version": -1, "introduction": {"ja": "会です", "en": "A group"},
             "eligibility": {"persons": true, "families": false, "youngerWelcome": true, "othersExcluded": false},
             "staffing": {"REGULAR": [{"role": "CHAIR", "needed": 1, "most": 1}]},
             "observers": {"admitted": true, "permitDays": 90, "noticeDays": 7, "text": {"ja": "許可", "en": "Ask"}},
             "notices": {"ja": ["写真"], "en": ["Photos"]}}\
            """;
    }

    List<Page> pages() {
        Map<String, String> plan = planForm();
        Map<String, String> series = new LinkedHashMap<>(plan);
        series.putAll(Map.of("first", day, "rule", "FREQ=WEEKLY;BYDAY=SA;COUNT=3", "repeat", "WEEKLY", "nth", "1"));
        List<String> venue = List.of("reading", "address", "access", "lookIn", "barriers");
        List<String> programme =
                List.of("introductionJa", "introductionEn", "observersJa", "observersEn", "noticesJa", "noticesEn");
        List<String> consultation = List.of("date", "time", "channel", "relationship", "ageBand", "purposes");
        String page = "/gatherings/" + scene.draft();
        return List.of(
                new Page("supervisor", "/gatherings", plan, PLAN_TEXTS),
                new Page("supervisor", page + "/revision", plan, PLAN_TEXTS),
                new Page("supervisor", page + "/cancellation", filled(List.of("reason")), List.of("reason")),
                new Page(
                        "supervisor",
                        page + "/rescheduling",
                        filled(List.of("date", "start")),
                        List.of("date", "start")),
                new Page(
                        "supervisor",
                        page + "/observers",
                        filled(List.of("purpose", "people")),
                        List.of("purpose", "people")),
                new Page("supervisor", "/series/preview", series, List.of("theme", "venue", "town", "rule")),
                new Page("supervisor", "/venues/" + scene.venue(), filled(venue), venue),
                new Page("supervisor", "/staff", Map.of("nickname", "ゆき", "roles", "CHAIR"), List.of("nickname")),
                new Page(
                        "supervisor",
                        "/staff/" + scene.staff(),
                        Map.of("nickname", "ゆき", "roles", "CHAIR"),
                        List.of("nickname")),
                new Page("supervisor", "/programmes/SANGO", with(filled(programme), "version", "-1"), programme),
                new Page(
                        "peer-staff",
                        "/door/" + scene.staffed() + "/marks",
                        Map.of("markId", UUID.randomUUID().toString(), "door", "VENUE", "pad", "PERSON_AGAIN"),
                        List.of("door", "pad")),
                new Page("", "/notices/mail", filled(List.of("address", "what")), List.of("address", "what")),
                new Page(
                        "centre/coordinator",
                        "/dispatches/" + scene.dispatched() + "/answer",
                        Map.of("accepted", "false", "reason", "満員"),
                        List.of("reason")),
                new Page(
                        "centre/coordinator",
                        "/counsellors/" + scene.counsellorId(),
                        Map.of("name", "相談員", "qualifications", "PSYCHOLOGIST"),
                        List.of("name")),
                new Page("centre/counsellor", "/consultations", filled(consultation), consultation));
    }

    private Map<String, String> planForm() {
        Map<String, String> plan = new LinkedHashMap<>(Map.of(
                "kind", "OUTING", "date", day, "start", "09:00", "end", "10:00", "doors", "VENUE", "town", "札幌市"));
        PLAN_TEXTS.forEach(field -> plan.putIfAbsent(field, "春"));
        return plan;
    }

    private static Map<String, String> filled(List<String> fields) {
        Map<String, String> filled = new LinkedHashMap<>();
        fields.forEach(field -> filled.put(field, "春の"));
        return filled;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    List<Parameter> parameters() {
        return List.of(
                new Parameter("", "/calendar.ics", "town"),
                new Parameter("", "/calendar.ics", "kind"),
                new Parameter("", "/calendar.atom", "programme"),
                new Parameter("", scene.publicList(), "town"),
                new Parameter("supervisor", "/gatherings", "month"),
                new Parameter("peer-staff", "/door/" + scene.staffed(), "door"),
                new Parameter("centre/counsellor", "/consultations", "month"),
                new Parameter("centre/counsellor", "/consultations/new", "gathering"),
                new Parameter("centre/counsellor", "/api/consultations", "month"),
                new Parameter("centre/coordinator", "/api/dispatches", "state"));
    }
}
