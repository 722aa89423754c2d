package org.ibasho.attendance.door.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;

/** A device at the door: a real browser, as narrow as a phone, signed in as peer staff. */
final class Tablet implements AutoCloseable {

    private final Chromium chromium;
    private final BrowserContext context;

    private Tablet(Chromium chromium, BrowserContext context) {
        this.chromium = chromium;
        this.context = context;
    }

    static Tablet at(int port, boolean scripts) {
        Chromium chromium = Chromium.start();
        BrowserContext context = chromium.window(
                360,
                740,
                options -> options.setBaseURL("http://localhost:" + port).setJavaScriptEnabled(scripts));
        Tablet tablet = new Tablet(chromium, context);
        tablet.signIn();
        return tablet;
    }

    void signIn() {
        context.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("peer-staff")));
    }

    /** Simulates an ended session: no valid token reaches the service. */
    void signOut() {
        context.setExtraHTTPHeaders(Map.of("Authorization", "Bearer expired"));
    }

    Page page() {
        return context.pages().stream().findFirst().orElseGet(context::newPage);
    }

    Page secondWindow() {
        return context.newPage();
    }

    /** The content of the browser's storage. */
    String stored() {
        return String.valueOf(page().evaluate("JSON.stringify(localStorage)"));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
