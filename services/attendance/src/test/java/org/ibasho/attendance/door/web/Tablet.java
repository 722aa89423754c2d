package org.ibasho.attendance.door.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
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
                // the worker has a test of its own; here it would hide requests from the test
                options -> options.setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(scripts)
                        .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        Tablet tablet = new Tablet(chromium, context);
        tablet.signIn();
        return tablet;
    }

    void signIn() {
        signInAs("peer-staff");
    }

    void signInAs(String role) {
        context.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token(role)));
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

    /** The number of entries that wait in the browser's database. */
    int waiting() {
        return (int) page().evaluate("""
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open('ibasho-door');
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const count = opening.result.transaction('waiting').objectStore('waiting').count();
                count.onsuccess = () => { opening.result.close(); resolve(count.result); };
              };
            })
            """);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
