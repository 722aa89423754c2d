package org.ibasho.attacks.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ibasho.attacks.access.AccessMatrix.Entry;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/**
 * Everybody tries everything that {@code docs/access.md} refuses them. The worst of it is named here once more, so that
 * a wrong line of the file excuses nothing. What it allows is only read, and only without a login: an attack changes
 * nothing.
 */
public final class Roles implements Attack {

    private static final Set<String> NOT_ROUTED = Set.of("/error", "/v3/api-docs", "/v3/api-docs.yaml");
    private static final String SOME = "/api/gatherings/3f2504e0-4f89-31d3-9a0c-0305e82c3301";

    private static final List<String> DOOR = List.of(
            "GET /door", "GET " + SOME + "/door", "POST " + SOME + "/door/opening", "POST " + SOME + "/door/marks");

    private static final List<String> REPORTS =
            List.of("GET /reports", "GET /reports/monthly/2026-11", "GET /api/reports/monthly/2026-11");

    private static final List<String> DISPATCHES =
            List.of("GET /dispatches", "GET /api/dispatches", "POST /api/dispatches/" + SOME.substring(16) + "/answer");

    private static final List<String> CONSULTATIONS = List.of(
            "GET /consultations", "GET /consultations/new", "GET /api/consultations", "POST /api/consultations");

    private static final List<String> OPERATIONS = List.of(
            "GET /api/operations/%s",
            "GET /operations/%s", "POST /api/operations/%s/publication", "POST /api/operations/%s/parked/1/discard");

    private final Path matrix;

    /** @param matrix the file {@code docs/access.md} */
    public Roles(Path matrix) {
        this.matrix = matrix;
    }

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Row refused = report.row("each request of docs/access.md by those who may not", "401, 403 or the login");
        Row open = report.row("each public address of it without a login", "no login asked for");
        for (Entry entry : AccessMatrix.read(matrix)) {
            if (NOT_ROUTED.contains(entry.path())) {
                continue;
            }
            if (!entry.answer().equals("yes")) {
                refused(system, entry, refused);
            } else if (entry.caller().equals("anonymous") && entry.method().equals("GET")) {
                Answer answer = Http.at(own(system, entry).front()).get(entry.path());
                open.came(entry.path(), shown(answer), !isLogin(answer) && answer.status() != 403);
            }
        }
        others(system, report.row("door, reports, centre, operations by the others", "401, 403 or the login"));
    }

    private static Side own(RunningSystem system, Entry entry) {
        return entry.service().equals("consultation") ? system.centre() : system.npo();
    }

    private static Side other(RunningSystem system, Side side) {
        return side.equals(system.npo()) ? system.centre() : system.npo();
    }

    private static void refused(RunningSystem system, Entry entry, Row row) {
        Side own = own(system, entry);
        Http http = switch (entry.caller()) {
            case "anonymous" -> Http.at(own.front());
            case "other-side" -> Http.at(own.front()).with(system.token(other(system, own), "operator"));
            default -> system.as(own, entry.caller());
        };
        refused(http, entry.method(), entry.path(), entry.caller(), row);
    }

    private static void refused(Http http, String method, String path, String caller, Row row) {
        for (Http as : List.of(http, http.asBrowser())) {
            Answer answer = as.send(method, path);
            row.came(caller + " " + method + " " + path, shown(answer), isLogin(answer) || answer.status() == 403);
        }
    }

    private static void others(RunningSystem system, Row row) {
        Side npo = system.npo();
        Side centre = system.centre();
        nobodyBut(system, npo, List.of("supervisor", "peer-staff"), DOOR, row);
        nobodyBut(system, npo, List.of("supervisor", "city-officer"), REPORTS, row);
        nobodyBut(system, centre, List.of("counsellor", "coordinator"), DISPATCHES, row);
        nobodyBut(system, centre, List.of("counsellor"), CONSULTATIONS, row);
        for (String service : List.of("scheduling", "attendance", "reporting")) {
            nobodyBut(system, npo, List.of("operator"), named(service), row);
        }
        nobodyBut(system, centre, List.of("operator"), named("consultation"), row);
    }

    private static List<String> named(String service) {
        return OPERATIONS.stream().map(request -> request.formatted(service)).toList();
    }

    private static void nobodyBut(
            RunningSystem system, Side side, List<String> allowed, List<String> requests, Row row) {
        String foreign = system.token(other(system, side), "operator");
        for (String request : requests) {
            String[] words = request.split(" ", -1);
            refused(Http.at(side.front()), words[0], words[1], "anonymous", row);
            refused(Http.at(side.front()).with(foreign), words[0], words[1], "other-side", row);
            side.clients().keySet().stream()
                    .filter(role -> !allowed.contains(role))
                    .forEach(role -> refused(system.as(side, role), words[0], words[1], role, row));
        }
    }

    private static boolean isLogin(Answer answer) {
        return answer.status() == 401
                || (answer.status() / 100 == 3 && answer.header("location").endsWith("/login"));
    }

    private static String shown(Answer answer) {
        return isLogin(answer) && answer.status() != 401 ? "login" : Integer.toString(answer.status());
    }
}
