package org.ibasho.scheduling.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.testing.AccessMatrix;
import org.ibasho.testing.Api;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The test asks every address of the service as each role, also addresses that somebody adds later. Each person whose
 * canary the answer holds has one entry in the access log, and the service wrote it before the answer left.
 */
@ServiceTest
class EveryReadIsLoggedTest {

    private static final List<String> ROLES =
            List.of("anonymous", "supervisor", "peer-staff", "city-officer", "operator");

    /** These pages are public: everybody may read them, the readers are unknown, and caches answer, too. */
    private static final Set<String> PUBLIC = Set.of("/api/calendar/{id}/visit", "/calendar/{id}");

    /** No record of the test leads here, and the records there name nobody; the calendar ends after 24 months. */
    private static final Set<String> NOT_VISITED = Set.of(
            "/api/calendar/venues/{venueId}/photos/{photo}/large",
            "/api/calendar/venues/{venueId}/photos/{photo}/small",
            "/api/plans/{id}",
            "/api/series/{id}",
            "/api/venues/{id}",
            "/calendar/{month}",
            "/calendar/{month}.pdf",
            "/calendar/{month}/print",
            "/error",
            "/notices/confirm/{token}",
            "/notices/stop/{token}",
            "/operations/scheduling/access-log/alarms/{id}",
            "/operations/scheduling/parked/{id}/discard",
            "/plans/{id}",
            "/series/{id}",
            "/venues/{id}");

    /** Its own entry is committed before it reads the log, so that it stands in it; the names follow. */
    private static final String READS = "/staff/{id}/reads";

    /** The text that a page shows in place of a missing message. */
    private static final Pattern NO_WORDS = Pattern.compile("\\?\\?[a-z.-]+_[a-z]{2}");

    private static final int ERROR = 400;
    private static final String ACCEPT = "text/html, application/json, */*;q=0.1";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private SealedAccess sealed;

    @Autowired
    private EntryWriter writer;

    private PersonalFixture fixture;
    private LoggedEntries log;

    @BeforeEach
    void makeRecords() throws SQLException {
        fixture = new PersonalFixture(port, jdbc);
        log = new LoggedEntries(sealed, writer.process());
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private List<String> patterns(String method) {
        return AccessMatrix.addresses(mappings).stream()
                .filter(address -> address.endsWith(" " + method))
                .map(address -> address.substring(0, address.indexOf(' ')))
                .sorted()
                .toList();
    }

    private CheckedAnswer get(String path, String role) {
        long before = log.last();
        Api.Answer answer = fixture.as(role).header("Accept", ACCEPT).get(path);
        return checked("GET " + path + " as " + role, answer, before);
    }

    private CheckedAnswer checked(String request, Api.Answer answer, long before) {
        assertThat(answer.body())
                .as(request)
                .doesNotContain(fixture.nameOfErased())
                .doesNotContainPattern(NO_WORDS);
        List<Canary> canaries = Stream.concat(fixture.canaries().stream(), Stream.of(fixture.refusedReaderOfErased()))
                .toList();
        return new CheckedAnswer(request, answer, log.after(before), canaries);
    }

    @Test
    void whoever_is_shown_or_refused_by_any_address_to_any_role_has_one_entry() {
        Set<String> publicAddresses = new TreeSet<>();
        Set<String> notVisited = new TreeSet<>();
        for (String pattern : patterns("GET")) {
            List<CheckedAnswer> answers = answers(pattern);
            if (!answers.getFirst().shown().isEmpty()) {
                publicAddresses.add(Addresses.named(pattern));
                assertThat(answers)
                        .as(pattern)
                        .allSatisfy(answer -> assertThat(answer.logged()).isEmpty());
            } else {
                areLogged(answers, !pattern.equals(READS));
            }
            if (answers.stream().noneMatch(it -> it.answer().status() < ERROR)) {
                notVisited.add(Addresses.named(pattern));
            }
        }
        assertThat(publicAddresses).as("public").isEqualTo(PUBLIC);
        assertThat(notVisited).as("not visited").isEqualTo(NOT_VISITED);
    }

    private static void areLogged(List<CheckedAnswer> answers, boolean inOneCommit) {
        answers.forEach(CheckedAnswer::isLogged);
        if (inOneCommit) {
            answers.forEach(CheckedAnswer::isOneCommit);
        }
        if (answers.stream().anyMatch(answer -> !answer.logged().isEmpty())) {
            answers.stream().filter(CheckedAnswer::isRefused).forEach(CheckedAnswer::isLoggedRefusal);
        }
    }

    /** The answers of a pattern's addresses, anonymous ones first. */
    private List<CheckedAnswer> answers(String pattern) {
        List<String> paths = new Addresses(fixture).of(pattern);
        return ROLES.stream()
                .flatMap(role -> paths.stream().map(path -> get(path, role)))
                .toList();
    }

    @Test
    void a_form_or_a_command_that_is_answered_with_somebody_has_one_entry_too() {
        for (String pattern : patterns("POST")) {
            if (pattern.contains("/operations/")) {
                continue;
            }
            int addresses = new Addresses(fixture).of(pattern).size();
            for (int n = 0; n < addresses; n++) {
                send(new Addresses(fixture).of(pattern).get(n)).forEach(CheckedAnswer::isLogged);
            }
        }
    }

    /** Sends an invalid form and an invalid command. If the service accepts one, the test makes new records. */
    private List<CheckedAnswer> send(String path) {
        List<CheckedAnswer> answers = new ArrayList<>();
        Api supervisor = fixture.as("supervisor").header("Accept", ACCEPT);
        long before = log.last();
        answers.add(checked("form to " + path, supervisor.form(path, "nickname=x&version=-1"), before));
        before = log.last();
        answers.add(checked("JSON to " + path, supervisor.post(path, "{\"nickname\": \"つ\"}"), before));
        if (answers.stream().anyMatch(it -> it.answer().status() < ERROR)) {
            fixture = new PersonalFixture(port, jdbc);
        }
        return answers;
    }

    @Test
    void the_certificate_of_an_erasure_is_an_entry_that_stays_readable_and_the_list_of_them_is_none() {
        for (String path : List.of("/staff/" + fixture.erasedId(), "/api/staff/" + fixture.erasedId() + "/erasure")) {
            CheckedAnswer certificate = get(path, "supervisor");

            assertThat(certificate.answer().status()).as(path).isEqualTo(200);
            LoggedEntries.Logged entry = certificate.entries().getFirst();
            assertThat(certificate.entries()).as(path).hasSize(1);
            assertThat(entry.kind()).isEqualTo("CERTIFICATE_SHOWN");
            assertThat(entry.subject()).isEqualTo(fixture.erasedId());
            assertThat(entry.access()).isNotNull();
        }
        for (String path : List.of("/staff/erasures", "/api/staff/erasures")) {
            CheckedAnswer list = get(path, "supervisor");
            assertThat(list.answer().body()).contains(fixture.erasedId());
            assertThat(list.entries()).as(path).isEmpty();
        }
    }
}
