package org.ibasho.attacks.protocol;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Scene;
import org.ibasho.attacks.system.Side;

/** A forged Host, so that feeds, links, redirects and cached documents lead to the attacker. */
public final class Hosts implements Attack {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final String EVIL = "evil.example";

    private static final List<String> FORWARDED = List.of(
            "X-Forwarded-Host: " + EVIL,
            "X-Forwarded-Host: " + EVIL + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
            "Forwarded: host=" + EVIL + ";proto=https",
            "X-Host: " + EVIL,
            "X-Original-Host: " + EVIL,
            "X-Forwarded-Server: " + EVIL,
            "X-Forwarded-Prefix: //" + EVIL,
            "Origin: http://" + EVIL);

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        Row foreign = report.row("a foreign Host, two, none, one with tricks", "421 or 400");
        for (Side side : system.sides()) {
            for (Map.Entry<String, String> one : foreign().entrySet()) {
                refused(side.front(), one.getKey(), one.getValue(), foreign);
            }
        }
        Row poisoned = report.row("X-Forwarded-Host and the like on pages and feeds", "not taken up");
        Row direct = report.row("a foreign Host at the service itself", "not taken up");
        for (String path : documents(system.scene())) {
            for (String header : FORWARDED) {
                taken(system.npo().front(), path, "Host: localhost\r\n" + header, poisoned);
            }
            taken(system.service("scheduling"), path, "Host: " + EVIL, direct);
        }
        for (Side side : system.sides()) {
            for (String path : List.of("/login", "/oauth2/authorization/" + side.name())) {
                for (String header : FORWARDED) {
                    taken(side.front(), path, "Host: localhost\r\n" + header, poisoned);
                }
            }
        }
        management(system, report.row("control: management addresses take any Host", "200"));
    }

    private static Map<String, String> foreign() {
        Map<String, String> requests = new LinkedHashMap<>();
        for (String host : List.of(EVIL, "localhost." + EVIL, "localhost@" + EVIL, EVIL + ":80", "", "lo calhost")) {
            requests.put(host, "GET /calendar.ics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        }
        requests.put("none", "GET /calendar.ics HTTP/1.1\r\nConnection: close\r\n\r\n");
        requests.put(
                "two",
                "GET /calendar.ics HTTP/1.1\r\nHost: localhost\r\nHost: " + EVIL + "\r\nConnection: close\r\n\r\n");
        requests.put(
                "in the request line",
                "GET http://" + EVIL + "/calendar.ics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return requests;
    }

    private static List<String> documents(Scene scene) {
        return List.of(
                "/",
                "/calendar",
                "/calendar/subscribe",
                "/calendar.ics",
                "/calendar.atom",
                "/calendar/" + scene.dispatched(),
                "/calendar/" + scene.dispatched() + ".ics",
                "/calendar/" + scene.months().getFirst() + "/print",
                scene.publicList(),
                "/notices");
    }

    private static void refused(URI address, String what, String request, Row row) throws IOException {
        List<Integer> statuses = RawConnection.statuses(RawConnection.exchange(address, request, SILENCE));
        boolean held = statuses.isEmpty() || Set.of(400, 421).contains(statuses.getFirst());
        row.came(what, statuses.isEmpty() ? "closed" : statuses.getFirst().toString(), held);
    }

    private static void taken(URI address, String path, String headers, Row row) throws IOException {
        String read = RawConnection.exchange(
                address, "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n", SILENCE);
        boolean answered = !RawConnection.statuses(read).isEmpty();
        boolean held = answered && !read.contains(EVIL);
        row.came(path + " " + headers, held ? "not taken up" : answered ? "taken up" : "no answer", held);
    }

    private static void management(RunningSystem system, Row row) throws IOException {
        for (String process : system.processIds().keySet()) {
            if (process.equals("identity")) {
                continue;
            }
            String read = RawConnection.exchange(
                    system.management(process),
                    "GET /actuator/health/readiness HTTP/1.1\r\nHost: 10.1.2.3:9\r\nConnection: close\r\n\r\n",
                    SILENCE);
            row.came(process, RawConnection.statuses(read).toString(), read.startsWith("HTTP/1.1 200"));
        }
    }
}
