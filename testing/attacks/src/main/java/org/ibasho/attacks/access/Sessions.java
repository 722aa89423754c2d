package org.ibasho.attacks.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Browser;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** The session of somebody who is signed in: its cookie, requests of other sites with it, and its end. */
public final class Sessions implements Attack {

    private static final int MOST_SESSIONS = 5;
    private static final String PLANTED = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Where a session is tried, and as whom. */
    private record Place(Side side, String cookie, String role, String page, String change) {}

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        List<Place> places = List.of(
                new Place(system.npo(), "IBASHO", "supervisor", "/gatherings", "/gatherings"),
                new Place(system.centre(), "IBASHO_CENTRE", "counsellor", "/dispatches", "/consultations"));
        Row cookie = report.row("the session's cookie", "HttpOnly, Lax, no token");
        Row fixed = report.row("a session's id planted before the login", "another id after it");
        Row crossSite = report.row("a form of another site with the session's cookie", "403");
        Row bearer = report.row("the same with a made-up Authorization", "401 or 403");
        Row get = report.row("GET /logout as an image of another site", "still signed in");
        Row logout = report.row("logging out", "no token, cache cleared");
        Row old = report.row("the cookie after logging out", "signed in no more");
        Row many = report.row("seven sessions of one person", "the oldest two have ended");
        for (Place place : places) {
            Browser browser = new Browser(place.side.front());
            browser.plant(place.cookie, PLANTED);
            Answer login = signIn(place, browser);
            cookie(place, login, browser, cookie);
            boolean renewed = !browser.cookie(place.cookie).equals(PLANTED) && isSignedIn(place, browser);
            fixed.came(place.page, renewed ? "another id after it" : "the planted id, or no login", renewed);
            crossSite(place, browser, crossSite, bearer);
            browser.http().header("Sec-Fetch-Site", "cross-site").get("/logout");
            get.came("GET /logout", isSignedIn(place, browser) ? "still signed in" : "out", isSignedIn(place, browser));
            logOut(place, browser, logout, old);
            many(place, many);
        }
    }

    private static Answer signIn(Place place, Browser browser) {
        Side.Person person = place.side.person(place.role);
        return browser.logIn("/login", person.username(), person.password());
    }

    private static boolean isSignedIn(Place place, Browser browser) {
        return browser.http().get(place.page).status() == 200;
    }

    private static void cookie(Place place, Answer login, Browser browser, Row row) {
        List<String> set = login.cookies().stream()
                .filter(one -> one.startsWith(place.cookie + "=") || one.startsWith("__Host-" + place.cookie + "="))
                .toList();
        boolean safe = !set.isEmpty()
                && set.stream()
                        .allMatch(one -> one.contains("HttpOnly")
                                && one.contains("SameSite=Lax")
                                && one.contains("Path=/")
                                && !one.contains("Domain="));
        // a token has three parts in Base64, the first of which begins with a brace
        boolean token = browser.cookieHeader().contains("eyJ") || login.body().contains("eyJ");
        row.came(place.page, safe && !token ? "HttpOnly, Lax, no token" : set + " token: " + token, safe && !token);
    }

    private static void crossSite(Place place, Browser browser, Row plain, Row bearer) {
        List<Map<String, String>> origins = List.of(
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://evil.example"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "http://evil.example"),
                Map.of("Origin", "null"),
                Map.of());
        for (Map<String, String> origin : origins) {
            for (String type : List.of(Http.FORM, "text/plain")) {
                Answer answer = with(browser.http(), origin).post(place.change, type, new byte[] {'a', '=', '1'});
                plain.came(origin + " " + type, Integer.toString(answer.status()), answer.status() == 403);
            }
            for (String authorization : List.of("Bearer x", "bearer", "Basic eDp4", "")) {
                Http http = with(browser.http(), origin).header("Authorization", authorization);
                Answer answer = http.form(place.change, "a=1");
                boolean held = answer.status() == 401 || answer.status() == 403;
                bearer.came(origin + " " + authorization, Integer.toString(answer.status()), held);
            }
        }
    }

    private static Http with(Http http, Map<String, String> headers) {
        Http more = http;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            more = more.header(header.getKey(), header.getValue());
        }
        return more;
    }

    private static void logOut(Place place, Browser browser, Row logout, Row old) {
        Answer answer = browser.http().header("Sec-Fetch-Site", "same-origin").form("/logout", "");
        String location = answer.header("location");
        boolean held = answer.status() == 302
                && !location.contains("id_token_hint")
                && !location.contains("eyJ")
                && answer.header("clear-site-data").equals("\"cache\"");
        logout.came(
                place.page, held ? "no token, cache cleared" : location + " " + answer.header("clear-site-data"), held);
        boolean signedIn = isSignedIn(place, browser);
        old.came(place.page, signedIn ? "still signed in" : "signed in no more", !signedIn);
    }

    private static void many(Place place, Row row) {
        List<Browser> browsers = new ArrayList<>();
        for (int n = 0; n < MOST_SESSIONS + 2; n++) {
            Browser browser = new Browser(place.side.front());
            signIn(place, browser);
            browsers.add(browser);
        }
        for (int n = 0; n < browsers.size(); n++) {
            boolean expected = n >= 2;
            boolean signedIn = isSignedIn(place, browsers.get(n));
            row.came("session " + (n + 1), signedIn ? "goes on" : "has ended", signedIn == expected);
        }
        browsers.forEach(browser ->
                browser.http().header("Sec-Fetch-Site", "same-origin").form("/logout", ""));
    }
}
