package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ibasho.testing.AccessMatrix;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The access log has an entry for each personal record that an answer shows or refuses. The test asks every address
 * that can be read, as every role and for every record: each person whose canary the answer holds has one entry, and
 * nobody else has.
 */
class ReadsOfPersonalDataTest extends CentreTest {

    private static final List<String> PERSONAL = List.of("counsellors", "dispatches", "consultations");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final String owner = "login-" + UUID.randomUUID();
    private final AccessEntries log = new AccessEntries();

    /** For each subject, the pattern that an answer matches if it shows them. */
    private final Map<String, Pattern> canaries = new LinkedHashMap<>();

    /** Of them, an answer can show the certificate of their erasure alone. */
    private String erased = "";

    private final List<String> mismatches = new ArrayList<>();

    @BeforeEach
    void aRecordOfEachKind() {
        String active = counsellor("active");
        String former = counsellor("former");
        erased = counsellor("erased");
        done(former, "departure");
        done(erased, "departure");
        done(erased, "erasure");
        canaries.put(erased, Pattern.compile("\"subject\":\"" + erased + "\"|<dd><code[^>]*>" + erased));
        answeredBy(active);
        declined();
        consultation();
        linked(active);
    }

    private String counsellor(String what) {
        String canary = what + "-" + UUID.randomUUID();
        String id = registered(canary);
        canaries.put(id, Pattern.compile(canary));
        return id;
    }

    private void done(String id, String what) {
        Api.Answer answer = coordinator().post("/api/counsellors/" + id + "/" + what);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private void answer(String gathering, String json) {
        Api.Answer answer = counsellor().post("/api/dispatches/" + gathering + "/answer", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private void answeredBy(String id) {
        answer(requestedFor(today().plusDays(50)), "{\"accepted\": true, \"counsellorId\": \"%s\"}".formatted(id));
    }

    private void declined() {
        String gathering = requestedFor(today().plusDays(51));
        String reason = "reason-" + UUID.randomUUID();
        answer(gathering, "{\"accepted\": false, \"reason\": \"%s\"}".formatted(reason));
        canaries.put(gathering, Pattern.compile(reason));
    }

    /** A consultation names nobody, so the test looks for its time in the answer. */
    private void consultation() {
        String at = YearMonth.now(Tokyo.ZONE).atDay(1) + "T00:07:00+09:00";
        String path = counsellor().post("/api/consultations", """
            {"channel": "PHONE", "relationship": "MOTHER", "ageBand": "20S", "purposes": ["PLACE"],
             "occurredAt": "%s"}
            """.formatted(at)).header("Location");
        canaries.put(path.substring(path.lastIndexOf('/') + 1), Pattern.compile(Pattern.quote(at) + "|>0:07<"));
    }

    /** Their name stands where somebody has done or read something with this login. */
    private void linked(String id) {
        Api.Answer answer = coordinator().post("/api/counsellors/" + id + "/logins", "{\"login\": \"" + owner + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        as("operator").post("/api/operations/consultation/read-models/register/rebuild");
    }

    private Api as(String role) {
        return nobody().with(Realm.of("centre").tokenOf(owner, "user", role));
    }

    private Stream<String> paths() {
        return AccessMatrix.addresses(mappings).stream()
                .filter(address -> address.endsWith(" GET"))
                .map(address -> address.substring(0, address.length() - " GET".length()))
                .sorted()
                .flatMap(pattern -> pattern.contains("{")
                        ? canaries.keySet().stream().map(id -> pattern.replaceAll("\\{[^/]*}", id))
                        : Stream.of(pattern));
    }

    @Test
    void every_answer_is_in_the_log_once_for_each_person_that_it_shows_and_each_refusal_too() throws SQLException {
        List<String> paths = paths().toList();
        for (String role : List.of("counsellor", "coordinator", "operator")) {
            for (String path : paths) {
                read(role, path);
            }
        }

        assertThat(paths).hasSizeGreaterThan(60);
        assertThat(mismatches).isEmpty();
    }

    @Test
    void a_form_that_comes_back_with_faults_is_in_the_log_as_well() throws SQLException {
        String id = requestedFor(today().plusDays(52));
        send("/dispatches/" + id + "/answer", "accepted=true");
        send("/counsellors", "name=&qualifications=");
        for (String person : canaries.keySet()) {
            send("/counsellors/" + person, "name=");
            send("/counsellors/" + person + "/erasure", "");
            send("/counsellors/" + person + "/logins", "login=");
        }

        assertThat(mismatches).isEmpty();
    }

    private void read(String role, String path) throws SQLException {
        Api api = as(role).header("Accept", path.startsWith("/api") ? "application/json" : "text/html");
        log.read();
        check(role, path, api.get(path));
    }

    private void send(String path, String form) throws SQLException {
        log.read();
        Api.Answer answer = as("coordinator").header("Accept", "text/html").form(path, form);
        assertThat(answer.status()).as(answer.toString()).isBetween(302, 422);
        check("coordinator", path, answer);
    }

    private void check(String role, String path, Api.Answer answer) throws SQLException {
        List<String> expected = expected(path, answer);
        List<String> entries = log.read().stream().filter(this::isOfThisTest).toList();
        if (!entries.equals(expected)) {
            mismatches.add(
                    "%s as %s: %d, entries %s, but shown %s".formatted(path, role, answer.status(), entries, expected));
        }
    }

    /** Other tests leave records in the same database, which are shown as well. */
    private boolean isOfThisTest(String entry) {
        String subject = entry.substring(entry.indexOf(' ') + 1);
        return subject.equals("-") || canaries.containsKey(subject);
    }

    private List<String> expected(String path, Api.Answer answer) {
        List<String> subjects = new ArrayList<>();
        canaries.forEach((subject, canary) -> {
            if (canary.matcher(answer.body()).find()) {
                subjects.add((subject.equals(erased) ? "CERTIFICATE_SHOWN " : "SHOWN ") + subject);
            }
        });
        List<String> parts = List.of(path.replaceFirst("^/api", "").split("/"));
        if (path.endsWith("/reads") && answer.status() == 200) {
            // the log about somebody is shown
            subjects.add("SHOWN " + parts.get(2));
        }
        if (answer.status() == 403 && PERSONAL.contains(parts.get(1))) {
            subjects.add("REFUSED " + (parts.size() > 2 && canaries.containsKey(parts.get(2)) ? parts.get(2) : "-"));
        }
        return subjects.stream().sorted().toList();
    }
}
