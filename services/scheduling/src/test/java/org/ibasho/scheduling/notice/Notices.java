package org.ibasho.scheduling.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.ibasho.scheduling.calendar.feed.web.Planner;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A subscriber without an account. */
public record Notices(int port) {

    public static void settings(DynamicPropertyRegistry settings) {
        settings.add("ibasho.notices.keys", () -> "a-secret-of-at-least-32-characters-1");
        settings.add("ibasho.notices.base-url", () -> "https://kai.example.jp/");
        settings.add("ibasho.notices.collected", () -> "2s");
        settings.add("ibasho.notices.pause", () -> "100ms");
    }

    public Planner planner() {
        return new Planner(Api.at(port).with(Realm.of("npo").token("supervisor")));
    }

    public Api.Answer subscribe(String address, String what, boolean announcements) {
        return post(
                "/notices/mail",
                "address=" + encoded(address) + "&what=" + encoded(what)
                        + (announcements ? "&announcements=true" : ""));
    }

    public Api.Answer get(String path) {
        return Api.at(port).header("Accept", "text/html").get(path);
    }

    public Api.Answer post(String path, String form) {
        return Api.at(port)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .post(path, form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
