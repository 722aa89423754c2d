package org.ibasho.attacks.protocol;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;

/** Other ways to write a path, so that the rule of one path is asked and the answer of another one given. */
public final class PathTricks implements Attack {

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405);
    private static final Pattern LOCATION = Pattern.compile("(?im)^location: *(\\S+)");

    private static final List<String> FRONT = List.of(
            "/..;/api/staff",
            "/calendar/..;/..;/api/staff",
            "/calendar/../api/staff",
            "/calendar/%2e%2e/api/staff",
            "/calendar/%2e%2e%2fapi/staff",
            "/calendar/..%2fapi%2fstaff",
            "/calendar/..%5capi%5cstaff",
            "/calendar/..\\api\\staff",
            "/calendar/%252e%252e/api/staff",
            "/calendar/..%c0%afapi/staff",
            "/api/calendar/../staff",
            "/api/calendar/..%2fstaff",
            "/api/calendar/%2e%2e/staff",
            "/api//staff",
            "//api/staff",
            "/api/./staff",
            "/api/staff/",
            "/api/staff/.",
            "/api/staff;a=/calendar",
            "/api;/staff",
            "/calendar;/../api/staff",
            "/api/staff%00",
            "/api/staff%0d%0aX-Evil:%20y",
            "/api/staff%20",
            "/api/staff%3b",
            "/api/staff%2f",
            "/API/staff",
            "/%61pi/staff",
            "/api/staff.json",
            "/assets/../api/staff",
            "/assets/..%2f..%2fapplication.yaml",
            "/assets/%2e%2e/%2e%2e/application.yaml",
            "/assets/scheduling/../../../application.yaml",
            "/assets/scheduling/..%2f..%2fapplication.yaml",
            "/assets/....//....//etc/passwd",
            "/assets/%2fetc%2fpasswd",
            "/notices/..%2fapi%2fstaff",
            "/notices/../operations/scheduling",
            "/notices/..;/operations/scheduling",
            "*",
            "http://localhost/api/staff");

    private static final List<String> CENTRE = List.of(
            "/..;/consultations",
            "/assets/../consultations",
            "/assets/..;/consultations",
            "/assets/%2e%2e/consultations",
            "/assets/..%2fconsultations",
            "//consultations",
            "/consultations/",
            "/consultations;x",
            "/CONSULTATIONS",
            "/login/../consultations",
            "/v3/api-docs/..;/../../consultations",
            "/v3/api-docs/..%2f..%2fconsultations");

    @Override
    public String name() {
        return "path-tricks";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        Row nobody = report.row("staff and consultations by odd paths, without a login", "refused");
        Row city = report.row("the same as city officer and as coordinator", "refused");
        for (String path : FRONT) {
            tried(system.npo().front(), path, "", nobody);
            tried(system.npo().front(), path, system.token(system.npo(), "city-officer"), city);
        }
        for (String path : CENTRE) {
            tried(system.centre().front(), path, "", nobody);
            tried(system.centre().front(), path, system.token(system.centre(), "coordinator"), city);
        }
    }

    private static void tried(URI address, String path, String token, Row row) throws IOException {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        String read = RawConnection.exchange(
                address,
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "Connection: close\r\n\r\n",
                SILENCE);
        List<Integer> statuses = RawConnection.statuses(read);
        Matcher location = LOCATION.matcher(read);
        boolean login = location.find() && location.group(1).endsWith("/login");
        boolean held = statuses.isEmpty() || REFUSED.contains(statuses.getFirst()) || login;
        row.came(path, held ? "refused" : statuses.toString(), held);
    }
}
