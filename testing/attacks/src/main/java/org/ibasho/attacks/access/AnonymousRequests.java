package org.ibasho.attacks.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** Requests without a login that would make a process keep something: sessions, saved requests, logins begun. */
public final class AnonymousRequests implements Attack {

    private static final List<String> PATHS = List.of(
            "/",
            "/login",
            "/login?failed",
            "/gatherings",
            "/gatherings/7?month=2026-12",
            "/dispatches",
            "/operations",
            "/nope",
            "/error",
            "/api/gatherings",
            "/login/oauth2/code/npo?code=x&state=y",
            "/login/oauth2/code/centre?code=x&state=y");

    private static final int AT_ONCE = 16;
    private static final int LARGEST_COOKIE = 1_500;
    private static final int LONG = 6_000;

    private final int requests;

    /** @param requests how many on each side */
    public AnonymousRequests(int requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "anonymous-requests";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        Row sessions = report.row("pages, logins begun and callbacks, never finished", "no session");
        Row cookies = report.row("the cookies of a login that has begun", "small, HttpOnly, Lax");
        for (Side side : system.sides()) {
            many(side, sessions, cookies);
        }
        Row kept = report.row("6 kB as page to return to, as state, as parameter", "nothing kept, no 5xx");
        Row forged = report.row("forged cookies of a login", "no session, no 5xx");
        for (Side side : system.sides()) {
            oversized(side, kept);
            forged(side, forged);
        }
        openRedirect(system, report.row("//evil.example as page to return to", "not redirected there"));
    }

    private void many(Side side, Row sessions, Row cookies) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < requests; n++) {
                String path = n % 2 == 0 ? "/oauth2/authorization/" + side.name() : PATHS.get(n / 2 % PATHS.size());
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        one(side, path, sessions, cookies);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static void one(Side side, String path, Row sessions, Row cookies) {
        Answer answer = Http.at(side.front()).asBrowser().get(path);
        boolean fine = answer.status() != 0 && answer.status() < 500;
        sessions.came(
                side.name() + " " + path,
                !fine ? answer.summary() : hasSession(answer) ? "a session" : "no session",
                fine && !hasSession(answer));
        for (String cookie : answer.cookies()) {
            boolean small = cookie.length() <= LARGEST_COOKIE;
            boolean safe = cookie.startsWith("lang=") || (cookie.contains("HttpOnly") && cookie.contains("Lax"));
            cookies.came(side.name() + " " + path, small && safe ? "small, HttpOnly, Lax" : cookie, small && safe);
        }
    }

    /** The session's cookies are named after the project and the side; those of a login that has begun have an _. */
    static boolean hasSession(Answer answer) {
        return answer.cookies().stream()
                .anyMatch(cookie -> cookie.matches("(__Host-)?(IBASHO|IBASHO_CENTRE|JSESSIONID)=[^;].*"));
    }

    private static void oversized(Side side, Row row) {
        String junk = "x".repeat(LONG);
        String page = side.name().equals("npo") ? "/gatherings" : "/dispatches";
        for (String path : List.of(
                page + "?month=" + junk,
                "/oauth2/authorization/" + side.name() + "?state=" + junk,
                "/login/oauth2/code/" + side.name() + "?code=x&state=" + junk,
                "/login?" + junk)) {
            Answer answer = Http.at(side.front()).asBrowser().get(path);
            boolean kept = hasSession(answer)
                    || answer.cookies().stream().anyMatch(cookie -> cookie.length() > LARGEST_COOKIE);
            boolean held = !kept && answer.status() != 0 && answer.status() < 500;
            row.came(
                    side.name() + " " + path.substring(0, 30),
                    held ? "nothing kept" : kept ? "kept" : answer.summary(),
                    held);
        }
    }

    private static void forged(Side side, Row row) {
        for (String value : List.of("x", "A".repeat(LONG), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00")) {
            String cookies = "IBASHO_LOGIN_%1$s=%2$s; IBASHO_RETURN_%1$s=%2$s; IBASHO=%2$s; IBASHO_CENTRE=%2$s"
                    .formatted(side.name(), value);
            Http http = Http.at(side.front()).asBrowser().header("Cookie", cookies);
            for (String path : List.of("/", "/login/oauth2/code/" + side.name() + "?code=x&state=y", "/operations")) {
                Answer answer = http.get(path);
                boolean held = !hasSession(answer) && answer.status() != 0 && answer.status() < 500;
                row.came(side.name() + " " + path, held ? "no session" : answer.summary(), held);
            }
        }
    }

    private static void openRedirect(RunningSystem system, Row row) throws IOException {
        for (Side side : system.sides()) {
            for (String path : List.of(
                    "//evil.example/", "/\\evil.example/", "/login?continue=//evil.example", "////evil.example")) {
                String read = RawConnection.exchange(
                        side.front(),
                        "GET " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                        Duration.ofSeconds(10));
                boolean there = read.matches("(?is).*\nLocation: *(https?:)?[/\\\\]{2,}evil\\.example.*");
                row.came(side.name() + " " + path, there ? "redirected there" : "not redirected there", !there);
            }
        }
    }
}
