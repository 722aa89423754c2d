package org.ibasho.attacks.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Form;
import org.ibasho.attacks.http.Http;

/**
 * What the attacks look for: a draft, a published gathering with somebody who can't come, another one to which a
 * counsellor comes, and a venue. All of it is made through the API, and cancelled at the end.
 */
public final class Scene {

    /** Far enough ahead that nobody else plans there, and near enough for the public calendar. */
    private static final int DAYS_AHEAD = 400;

    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    private final Http supervisor;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(DAYS_AHEAD);
    private final Http coordinator;
    private final String staff;
    private final String counsellorId;
    private final String draft;
    private final String staffed;
    private final String dispatched;
    private final String venue;

    Scene(RunningSystem system) {
        this.supervisor = system.npo("supervisor");
        this.coordinator = system.centre("coordinator");
        counsellorId = created(
                coordinator,
                "/api/counsellors",
                "{\"name\": \"" + counsellor() + "\", \"qualifications\": [\"PSYCHOLOGIST\"]}");
        staff = created(supervisor, "/api/staff", "{\"nickname\": \"" + nickname() + "\", \"roles\": [\"CHAIR\"]}");
        draft = planned("YORIDOKORO", "PERSONS", day);
        staffed = planned("SANGO", "REGULAR", day.plusDays(1));
        dispatched = planned("YORIDOKORO", "PERSONS", day.plusDays(2));
        venue = created(supervisor, "/api/venues", "{\"name\": \"%s\", \"town\": \"札幌市\"}".formatted(venueName()));
        seatAndExcuse();
        publish(staffed);
        publish(dispatched);
        answer();
    }

    private static String created(Http caller, String path, String body) {
        Answer answer = caller.json(path, body);
        if (answer.status() != 201) {
            throw new NotRunning("POST " + path + " was answered with " + answer.summary() + ".");
        }
        return answer.header("location").replaceFirst(".*/", "");
    }

    private String planned(String programme, String kind, LocalDate on) {
        return created(supervisor, "/api/gatherings", """
            {"programme": "%s", "kind": "%s", "theme": "%s", "startsAt": "%sT13:30:00+09:00",
             "endsAt": "%sT16:00:00+09:00", "venue": {"name": "%s", "town": "札幌市"}, "doors": ["VENUE"]}
            """.formatted(programme, kind, theme(), on, on, venueName()));
    }

    private void succeeds(Answer answer) {
        if (answer.status() >= 400 || answer.status() == 0) {
            throw new NotRunning("What the attacks need cannot be made: " + answer.summary() + ".");
        }
    }

    private void seatAndExcuse() {
        succeeds(supervisor.json(
                "/api/gatherings/" + staffed + "/roster/assignments",
                "{\"role\": \"CHAIR\", \"seat\": 1, \"staffId\": \"%s\", \"version\": -1}".formatted(staff)));
        String on = day.plusDays(1).toString();
        succeeds(supervisor.form("/staff/" + staff + "/absences", Form.of(Map.of("from", on, "until", on))));
    }

    private void publish(String gathering) {
        succeeds(supervisor.json("/api/gatherings/" + gathering + "/publication", "{\"withMissingSeats\": true}"));
    }

    private void answer() {
        String path = "/api/dispatches/" + dispatched;
        await().atMost(ARRIVAL).until(() -> coordinator.get(path).status() == 200);
        succeeds(coordinator.json(
                path + "/answer", "{\"accepted\": true, \"counsellorId\": \"%s\"}".formatted(counsellorId)));
        await().atMost(ARRIVAL)
                .until(() ->
                        supervisor.get("/api/gatherings/" + dispatched).body().contains(counsellor()));
    }

    /** A gathering that nobody has published; all its seats are missing. */
    public String draft() {
        return draft;
    }

    /** A published gathering with a seat that is taken by somebody who can't come. */
    public String staffed() {
        return staffed;
    }

    /** A published gathering to which a counsellor comes. */
    public String dispatched() {
        return dispatched;
    }

    /** The id of a member of staff. */
    public String staff() {
        return staff;
    }

    /** The id of a counsellor. */
    public String counsellorId() {
        return counsellorId;
    }

    /** The id of a venue without a photo. */
    public String venue() {
        return venue;
    }

    /** The month of all three gatherings or of some of them, in the form of addresses. */
    public List<String> months() {
        return List.of(day, day.plusDays(1), day.plusDays(2)).stream()
                .map(on -> on.toString().substring(0, 7))
                .distinct()
                .toList();
    }

    /** The public API's list with the two published gatherings. */
    public String publicList() {
        return "/api/calendar?from=%s&to=%s".formatted(day, day.plusDays(2));
    }

    public LocalDate day() {
        return day;
    }

    public String nickname() {
        return "試験" + mark;
    }

    public String counsellor() {
        return "試験相談員" + mark;
    }

    public String theme() {
        return "試験の会 " + mark;
    }

    private String venueName() {
        return "試験会館 " + mark;
    }

    void close() {
        for (String gathering : List.of(draft, staffed, dispatched)) {
            supervisor.json("/api/gatherings/" + gathering + "/cancellation", "{\"reason\": \"試験のため\"}");
        }
        supervisor.send("DELETE", "/api/venues/" + venue + "/photo");
        supervisor.json("/api/staff/" + staff + "/departure", "");
        coordinator.json("/api/counsellors/" + counsellorId + "/departure", "");
    }
}
