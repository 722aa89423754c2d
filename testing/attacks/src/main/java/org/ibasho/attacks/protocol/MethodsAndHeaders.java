package org.ibasho.attacks.protocol;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** Methods that nobody uses, headers without end, and what answers say about the server. */
public final class MethodsAndHeaders implements Attack {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final String SECRET = "X-Secret: ibasho-secret";
    private static final List<String> METHODS = List.of(
            "TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND", "PUT", "PATCH", "DELETE", "get", "GETS", "A".repeat(300));

    @Override
    public String name() {
        return "methods-and-headers";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        Row methods = report.row("methods that no page has", "4xx or 501, no echo");
        Row origins = report.row("OPTIONS and GET from another origin", "nothing allowed");
        Row sizes = report.row("a long line, 10,000 headers, a cookie of 100 kB", "400, 414, 431 or closed");
        Row silent = report.row("answers and error pages", "no server, no trace");
        Row safe = report.row("pages", "CSP, nosniff, no frames");
        for (Side side : system.sides()) {
            for (String method : METHODS) {
                method(side.front(), method, methods);
            }
            origins(side, origins);
            for (Map.Entry<String, String> one : sizes().entrySet()) {
                size(side.front(), one.getKey(), one.getValue(), sizes);
            }
            for (String path : List.of("/", "/nope", "/login?failed", "/api/nope", "/%", "/calendar/2026-99")) {
                silent(side.front(), path, silent);
            }
            headers(side, safe);
        }
    }

    private static void method(URI address, String method, Row row) throws IOException {
        for (String path : List.of("/", "/calendar", "/assets/ibasho.css", "/api/staff")) {
            String read = RawConnection.exchange(
                    address,
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + SECRET
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    SILENCE);
            List<Integer> statuses = RawConnection.statuses(read);
            int status = statuses.isEmpty() ? 0 : statuses.getFirst();
            boolean refused = status == 0 || status / 100 == 4 || status == 501;
            boolean echo = read.contains("ibasho-secret");
            row.came(method + " " + path, echo ? "echo" : Integer.toString(status), refused && !echo);
        }
    }

    private static void origins(Side side, Row row) {
        Http evil = Http.at(side.front())
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization");
        for (String path : List.of("/", "/api/calendar", "/api/staff", "/api/dispatches", "/notices/push")) {
            for (String method : List.of("OPTIONS", "GET")) {
                Answer answer = evil.send(method, path);
                boolean allowed = answer.headers().keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-allow"));
                row.came(method + " " + path, allowed ? "allowed" : "nothing allowed", !allowed);
            }
        }
    }

    private static Map<String, String> sizes() {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("a line of 100 kB", "GET /?" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        requests.put("a header of 100 kB", get("X-Long: " + "x".repeat(100_000)));
        requests.put("a cookie of 100 kB", get("Cookie: a=" + "x".repeat(100_000)));
        requests.put("10,000 headers", get("X-Many: 1\r\n".repeat(10_000) + "X-Last: 1"));
        requests.put("3,000 short headers", get("A:\r\n".repeat(3_000) + "X-Last: 1"));
        return requests;
    }

    private static String get(String headers) {
        return "GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nConnection: close\r\n\r\n";
    }

    private static void size(URI address, String what, String request, Row row) throws IOException {
        List<Integer> statuses = RawConnection.statuses(RawConnection.exchange(address, request, SILENCE));
        int status = statuses.isEmpty() ? 0 : statuses.getFirst();
        boolean held = List.of(0, 400, 414, 431).contains(status);
        row.came(what, status == 0 ? "closed" : Integer.toString(status), held);
    }

    private static void silent(URI address, String path, Row row) throws IOException {
        String read = RawConnection.exchange(
                address,
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                SILENCE);
        String lower = read.toLowerCase(Locale.ROOT);
        boolean talks = lower.contains("\nserver:")
                || lower.contains("x-powered-by")
                || lower.contains("tomcat")
                || lower.contains("\tat org.")
                || lower.contains("exception");
        row.came(path, talks ? "says more" : "no server, no trace", !talks && !read.isEmpty());
    }

    private static void headers(Side side, Row row) {
        for (String path : List.of("/", "/login?failed", "/nope", "/assets/ibasho.css")) {
            Answer answer = Http.at(side.front()).asBrowser().get(path);
            boolean held = answer.header("content-security-policy").contains("frame-ancestors 'none'")
                    && !answer.header("content-security-policy").contains("unsafe")
                    && answer.header("x-content-type-options").equals("nosniff");
            row.came(path, held ? "CSP, nosniff, no frames" : "missing", held);
        }
    }
}
