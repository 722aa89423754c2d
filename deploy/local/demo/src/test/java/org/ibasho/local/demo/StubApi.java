package org.ibasho.local.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Stands in for the system's API, as far as a load can see it; it keeps the promises about idempotency keys. */
final class StubApi {

    private static final String GATHERINGS = "/api/gatherings/";
    private static final String STAFF = "/api/staff";
    private static final String COUNSELLORS = "/api/counsellors";
    private static final String DISPATCHES = "/api/dispatches/";

    private final Map<String, StubGathering> gatherings = new LinkedHashMap<>();
    private final List<JsonNode> consultations = new ArrayList<>();
    private final List<String> staff = new ArrayList<>();
    private final List<String> counsellors = new ArrayList<>();
    private final Map<String, String> logins = new TreeMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private int unknownFor;
    private int changes;
    private int visitsLost;

    /** An answer: a status, a location or an empty text, and the object that becomes the JSON. */
    record Answer(int status, String location, Object body) {}

    private record Receipt(JsonNode body, Answer answer) {}

    void othersHearOfAGatheringAfter(int attempts) {
        unknownFor = attempts;
    }

    void loseVisitsInReports(int visits) {
        visitsLost = visits;
    }

    /** How many requests have changed something. */
    int changes() {
        return changes;
    }

    /** The sizes of the batches of marks. */
    List<Integer> batches() {
        return List.copyOf(batches);
    }

    /** Whose each login is. */
    Map<String, String> logins() {
        return Map.copyOf(logins);
    }

    /** The names of the counsellors, in the order of their ids. */
    List<String> counsellors() {
        return List.copyOf(counsellors);
    }

    List<JsonNode> consultations() {
        return List.copyOf(consultations);
    }

    Collection<StubGathering> gatherings() {
        return List.copyOf(gatherings.values());
    }

    StubGathering on(String day) {
        return gatherings.values().stream()
                .filter(it -> it.day().equals(day))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on " + day));
    }

    Answer post(String path, JsonNode body, String key) {
        Receipt earlier = receipts.get(path + ' ' + key);
        if (earlier != null) {
            return earlier.body().equals(body) ? earlier.answer() : problem(422, "idempotency-key-reused");
        }
        Answer answer = change(path, body);
        if (answer.status() < 300) {
            changes++;
            receipts.put(path + ' ' + key, new Receipt(body, answer));
        }
        return answer;
    }

    private Answer change(String path, JsonNode body) {
        if (path.equals("/api/gatherings")) {
            String id = "g" + (gatherings.size() + 1);
            gatherings.put(id, new StubGathering(body, unknownFor));
            return new Answer(201, GATHERINGS + id, Map.of());
        }
        if (path.startsWith(STAFF)) {
            return people(STAFF, staff, path, body.path("nickname"), body);
        }
        if (path.startsWith(COUNSELLORS)) {
            return people(COUNSELLORS, counsellors, path, body.path("name"), body);
        }
        if (path.equals("/api/consultations")) {
            consultations.add(body);
            return new Answer(201, "/api/consultations/c" + consultations.size(), Map.of());
        }
        String[] parts = path.substring(path.indexOf('/', 5) + 1).split("/", 2);
        StubGathering gathering = gatherings.get(parts[0]);
        boolean elsewhere = parts[1].startsWith("door") || parts[1].equals("answer");
        if (gathering == null || (elsewhere && !gathering.isKnown())) {
            return problem(404, parts[1].equals("answer") ? "dispatch-not-found" : "gathering-not-found");
        }
        if (parts[1].equals("door/marks")) {
            batches.add(body.path("marks").size());
        }
        String refusal = gathering.take(parts[1], body);
        return refusal.isEmpty() ? new Answer(200, "", Map.of()) : problem(409, refusal);
    }

    private Answer people(String all, List<String> names, String path, JsonNode name, JsonNode body) {
        if (path.equals(all)) {
            names.add(name.asString());
            return new Answer(201, all + "/" + (names.size() - 1), Map.of());
        }
        String owner = names.get(Integer.parseInt(path.split("/", 5)[3]));
        return logins.putIfAbsent(body.path("login").asString(), owner) == null
                ? new Answer(204, "", Map.of())
                : problem(409, "login-already-linked");
    }

    Answer get(String path) {
        if (path.startsWith("/api/reports/monthly/")) {
            return new Answer(200, "", report(path.substring(path.lastIndexOf('/') + 1)));
        }
        String id = path.replace(GATHERINGS, "").replace(DISPATCHES, "").replace("/door", "");
        StubGathering gathering = gatherings.get(id);
        if (gathering == null) {
            return problem(404, "gathering-not-found");
        }
        String startsAt = path.startsWith(DISPATCHES) ? gathering.startsAtForTheCentre() : gathering.startsAt();
        Map<String, Object> view =
                Map.of("state", gathering.state(), "startsAt", startsAt, "total", gathering.visits());
        return new Answer(200, "", view);
    }

    private Map<String, Object> report(String month) {
        long elsewhere = consultations.stream()
                .filter(it -> !it.has("gatheringId")
                        && it.path("occurredAt").asString().startsWith(month))
                .count();
        return Map.of(
                "programmes",
                List.of(programme("SANGO", month), programme("YORIDOKORO", month)),
                "consultationsElsewhere",
                Map.of("total", elsewhere));
    }

    private Map<String, Object> programme(String programme, String month) {
        List<StubGathering> here = gatherings.values().stream()
                .filter(it -> it.programme().equals(programme) && it.month().equals(month))
                .toList();
        long consulted = consultations.stream()
                .filter(it ->
                        here.contains(gatherings.get(it.path("gatheringId").asString(""))))
                .count();
        int visits = here.stream().mapToInt(StubGathering::visits).sum();
        return Map.of(
                "programme",
                programme,
                "gatherings",
                Map.of("held", count(here, "CONCLUDED"), "cancelled", count(here, "CANCELLED")),
                "visits",
                Map.of("total", Math.max(0, visits - visitsLost)),
                "consultations",
                Map.of("total", consulted));
    }

    private static long count(List<StubGathering> gatherings, String state) {
        return gatherings.stream().filter(it -> it.state().equals(state)).count();
    }

    static Answer problem(int status, String code) {
        return new Answer(status, "", Map.of("code", code, "message", Map.of("en", "Refused: " + code + ".")));
    }
}
