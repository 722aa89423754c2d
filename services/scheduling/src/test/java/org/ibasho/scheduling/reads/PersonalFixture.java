package org.ibasho.scheduling.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of each personal record that the service keeps, full of canaries, and gatherings that lead to them. */
final class PersonalFixture {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Random RANDOM = new Random();
    private static final String NOON = "T13:30:00+09:00";

    private final YearMonth month = YearMonth.of(2044, 1).plusMonths(MADE.getAndIncrement());
    private final List<Canary> canaries = new ArrayList<>();
    private final List<String> readers = List.of(Canary.text("reader-"), Canary.text("reader-"));
    private final String login = UUID.randomUUID().toString();
    private final String nameOfErased = Canary.text("とり");
    private final Api anybody;
    private final Api supervisor;
    private final JdbcClient jdbc;

    private final String member;
    private final String erased;
    private final String regular;
    private final String accepted;
    private final String declined;

    PersonalFixture(int port, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.anybody = Api.at(port);
        this.supervisor = anybody.with(Realm.of("npo").tokenOf(login, "nobody", "supervisor"));
        this.member = member();
        this.erased = join(nameOfErased, "");
        this.regular = gathering("SANGO", "REGULAR", 4);
        this.accepted = gathering("YORIDOKORO", "PERSONS", 11);
        this.declined = gathering("YORIDOKORO", "PERSONS", 18);
        addUser();
        assign(regular, "CHAIR", member, -1);
        assign(accepted, "PEER_STAFF", erased, -1);
        done(accepted + "/roster/releases", "{\"role\": \"PEER_STAFF\", \"seat\": 1, \"version\": 0}");
        assign(accepted, "PEER_STAFF", member, 1);
        List.of(regular, accepted, declined).forEach(it -> done(it + "/publication", "{\"withMissingSeats\": true}"));
        reply(accepted, 11, "counsellor");
        reply(declined, 18, "reason");
        refuse(readers.getFirst(), member);
        refuse(readers.getLast(), erased);
        done(erased + "/departure", "");
        done(erased + "/erasure", "");
    }

    /** Everything of theirs is a canary; their absence is on a day of its own. */
    private String member() {
        LocalDate until = LocalDate.of(2060, 1, 1).plusDays(RANDOM.nextInt(9_000));
        LocalDate away = until.plusYears(30);
        String nickname = Canary.text("つぐみ");
        String linked = Canary.text("login-");
        String made = join(nickname, "{\"qualification\": \"FIRST_AID\", \"validUntil\": \"%s\"}".formatted(until));
        done(made + "/absences", "{\"from\": \"%sT00:00:00Z\", \"until\": \"%sT09:00:00Z\"}".formatted(away, away));
        done(made + "/logins", "{\"login\": \"%s\"}".formatted(linked));
        canaries.add(new Canary(nickname, id(made), "nickname"));
        canaries.add(new Canary(until.toString(), id(made), "qualifications"));
        canaries.add(new Canary(away + "T00:00", id(made), "away"));
        canaries.add(new Canary(linked, id(made), "logins"));
        canaries.add(new Canary(readers.getFirst(), id(made), "who"));
        return made;
    }

    /** Adds the caller, whose nickname stands beside what they did. */
    private void addUser() {
        String nickname = Canary.text("かもめ");
        String user = join(nickname, "");
        done(user + "/logins", "{\"login\": \"%s\"}".formatted(login));
        canaries.add(new Canary(nickname, id(user), "nickname"));
        as("operator").post("/api/operations/scheduling/read-models/venue/rebuild");
    }

    private String join(String nickname, String qualifications) {
        Api.Answer answer = supervisor.post("/api/staff", """
            {"nickname": "%s", "roles": ["CHAIR", "PEER_STAFF"], "qualifications": [%s]}
            """.formatted(nickname, qualifications));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private String gathering(String programme, String kind, int day) {
        Api.Answer answer = supervisor.post(
                "/api/gatherings", """
            {"programme": "%s", "kind": "%s", "startsAt": "%s", "endsAt": "%sT16:00:00+09:00",
             "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"], "acceptOverlap": true}
            """.formatted(programme, kind, month.atDay(day) + NOON, month.atDay(day)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private void assign(String gathering, String role, String staff, int version) {
        done(gathering + "/roster/assignments", """
            {"role": "%s", "seat": 1, "staffId": "%s", "version": %d}
            """.formatted(role, id(staff), version));
    }

    private void reply(String gathering, int day, String field) {
        String text = Canary.text("専門相談員");
        jdbc.sql("insert into dispatch_reply (gathering_id, starts_at, accepted, " + field + ")"
                        + " values (?, ?::timestamptz, ?, ?)")
                .params(id(gathering), month.atDay(day) + NOON, field.equals("counsellor"), text)
                .update();
        canaries.add(new Canary(text, id(gathering), field));
    }

    /** Leaves a refused reader in the log of somebody's records. */
    private void refuse(String reader, String staff) {
        String city = Realm.of("npo").tokenOf(reader, "nobody", "city-officer");
        assertThat(anybody.with(city).get(staff).status()).isEqualTo(403);
    }

    private void done(String path, String json) {
        Api.Answer answer = supervisor.post(path, json);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(204);
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The user with this role, or somebody without a login. */
    Api as(String role) {
        return role.equals("anonymous") ? anybody : anybody.with(Realm.of("npo").tokenOf(login, "nobody", role));
    }

    List<Canary> canaries() {
        return List.copyOf(canaries);
    }

    String nameOfErased() {
        return nameOfErased;
    }

    /** A reader who was refused: the log still names them after the erasure. */
    Canary refusedReaderOfErased() {
        return new Canary(readers.getLast(), id(erased), "who");
    }

    String erasedId() {
        return id(erased);
    }

    List<String> staffIds() {
        return List.of(id(member), id(erased));
    }

    List<String> gatheringIds() {
        return List.of(id(regular), id(accepted), id(declined));
    }

    String month() {
        return month.toString();
    }
}
