package org.ibasho.attacks.access;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.ForgedTokens;
import org.ibasho.attacks.system.RunningSystem;

/** Tokens that no realm would issue, shown to the front doors and to the services behind them. */
public final class Tokens implements Attack {

    private record Place(String service, URI address, String path, String role, String other) {}

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        List<Place> places = List.of(
                new Place("scheduling", system.npo().front(), "/api/staff", "supervisor", "attendance"),
                new Place("scheduling", system.service("scheduling"), "/api/staff", "supervisor", "attendance"),
                new Place("attendance", system.service("attendance"), "/door", "peer-staff", "reporting"),
                new Place(
                        "reporting",
                        system.service("reporting"),
                        "/api/reports/monthly/2026-11",
                        "city-officer",
                        "scheduling"),
                new Place("consultation", system.centre().front(), "/api/dispatches", "coordinator", "scheduling"));
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Place place : places) {
            ForgedTokens forged = ForgedTokens.of(
                    place.service.equals("consultation") ? system.centre() : system.npo(), place.role, place.service);
            refused(forged, place).forEach((what, token) -> {
                Row row = rows.computeIfAbsent(what, name -> report.row(name, "401"));
                came(row, place, token, 401);
            });
            accepted(forged).forEach((what, token) -> {
                Row row = rows.computeIfAbsent(what, name -> report.row(name, "200"));
                came(row, place, token, 200);
            });
        }
        changedRole(system, report.row("peer staff's token with the role changed", "401"));
        elsewhere(system, report.row("a valid token as parameter, as cookie, as Basic", "refused"));
    }

    private static void came(Row row, Place place, String token, int expected) {
        Answer answer = Http.at(place.address).with(token).get(place.path);
        row.came(place.address + place.path, Integer.toString(answer.status()), answer.status() == expected);
    }

    private static Map<String, String> refused(ForgedTokens forged, Place place) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no exp", forged.signed(claims -> claims.expirationTime(null)));
        tokens.put("no audience", forged.signed(claims -> claims.audience((String) null)));
        tokens.put("another audience", forged.signed(claims -> claims.audience("somebody-else")));
        tokens.put("another service's audience", forged.signed(claims -> claims.audience("ibasho-" + place.other)));
        tokens.put("another issuer", forged.signed(claims -> claims.issuer("http://localhost:1/evil")));
        tokens.put("no issuer", forged.signed(claims -> claims.issuer(null)));
        tokens.put("expired 90 s ago", forged.signed(claims -> claims.expirationTime(in(-90))));
        tokens.put("valid in 10 minutes only", forged.signed(claims -> claims.notBeforeTime(in(600))));
        tokens.put("alg none", forged.unsigned());
        tokens.put("HS256 with the public key as secret", forged.hmacWithPublicKey());
        tokens.put("another key under the realm's key id", forged.ofAnotherKey());
        return tokens;
    }

    /** Without these, every token would be refused for a reason that nobody meant. */
    private static Map<String, String> accepted(ForgedTokens forged) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("control: forged without a fault", forged.signed(claims -> claims));
        tokens.put(
                "control: expired 30 s ago (clocks differ by 60 s)",
                forged.signed(claims -> claims.expirationTime(in(-30))));
        return tokens;
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private static void changedRole(RunningSystem system, Row row) {
        String token = ForgedTokens.of(system.npo(), "supervisor", "scheduling")
                .withChangedRole(system.token(system.npo(), "peer-staff"));
        Answer answer = Http.at(system.npo().front()).with(token).get("/api/staff");
        row.came("/api/staff", Integer.toString(answer.status()), answer.status() == 401);
    }

    private static void elsewhere(RunningSystem system, Row row) {
        String token = system.token(system.npo(), "supervisor");
        Http nobody = Http.at(system.npo().front());
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("parameter", nobody.get("/api/staff?access_token=" + token));
        answers.put("cookie", nobody.header("Cookie", "IBASHO=" + token).get("/api/staff"));
        answers.put("basic", nobody.header("Authorization", "Basic " + token).get("/api/staff"));
        answers.forEach((how, answer) ->
                row.came(how, Integer.toString(answer.status()), answer.status() == 401 || answer.status() == 400));
    }
}
