package org.ibasho.attacks.access;

import java.util.List;
import java.util.Locale;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Browser;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** Makes a cache keep a page of somebody who is signed in, or a page that an attacker has changed. */
public final class Caches implements Attack {

    private static final List<String> DECEIVING = List.of(
            "/gatherings/x.css",
            "/gatherings.css",
            "/gatherings%2Fx.css",
            "/gatherings%3Fx.css",
            "/gatherings%23x.css",
            "/gatherings;x.css",
            "/gatherings/new.js",
            "/calendar/x.css",
            "/staff/x.png",
            "/assets/..%2fstaff",
            "/assets/x.css/..%2f..%2fstaff");

    private static final List<String> UNKEYED = List.of(
            "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path", "X-HTTP-Method-Override");

    @Override
    public String name() {
        return "caches";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Side npo = system.npo();
        Side.Person person = npo.person("supervisor");
        Browser browser = new Browser(npo.front());
        browser.logIn("/login", person.username(), person.password());
        Row deceived = report.row("signed in: a page under the name of a style or picture", "not served, or no-store");
        DECEIVING.forEach(path -> {
            Answer answer = browser.http().get(path);
            boolean held = answer.status() != 200 || isPrivate(answer);
            deceived.came(path, held ? "not served, or no-store" : "200 " + answer.header("cache-control"), held);
        });
        Row signedIn = report.row("signed in: staff's and public pages", "no-store or private");
        for (String path : List.of("/", "/calendar", "/first-visit", "/gatherings", "/staff", "/api/gatherings/x")) {
            Answer answer = browser.http().get(path);
            signedIn.came(path, isPrivate(answer) ? "no-store or private" : "kept by caches", isPrivate(answer));
        }
        browser.http().header("Sec-Fetch-Site", "same-origin").form("/logout", "");
        unkeyed(npo, report.row("headers that other gateways rewrite paths by", "ignored"));
        assets(npo, report.row("styles and feeds, which caches may keep", "no cookie"));
    }

    private static boolean isPrivate(Answer answer) {
        String control = answer.header("cache-control").toLowerCase(Locale.ROOT);
        return control.contains("no-store") || control.contains("private");
    }

    private static void unkeyed(Side npo, Row row) {
        for (String header : UNKEYED) {
            String value = header.equals("X-HTTP-Method-Override") ? "DELETE" : "/operations";
            Answer answer =
                    Http.at(npo.front()).asBrowser().header(header, value).get("/about/SANGO");
            boolean held = answer.status() == 200 && !answer.body().contains("/operations");
            row.came(header, held ? "ignored" : answer.summary(), held);
        }
    }

    private static void assets(Side npo, Row row) {
        for (String path :
                List.of("/assets/ibasho.css", "/calendar.ics", "/calendar.atom", "/api/calendar/programmes")) {
            Answer answer = Http.at(npo.front()).get(path);
            boolean held = answer.status() == 200 && answer.cookies().isEmpty();
            row.came(path, held ? "no cookie" : answer.summary() + " " + answer.cookies(), held);
        }
    }
}
