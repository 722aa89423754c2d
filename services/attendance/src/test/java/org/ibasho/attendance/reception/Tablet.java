package org.ibasho.attendance.reception;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Assumptions;

/** A device at the door: a real browser, as narrow as a phone, signed in as peer staff. */
final class Tablet implements AutoCloseable {

    private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final BrowserContext context;

    private Tablet(Playwright playwright, BrowserContext context) {
        this.playwright = playwright;
        this.context = context;
    }

    static Tablet at(int port, boolean scripts) {
        Path chromium =
                CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (chromium == null) {
            Assumptions.abort("no Chromium on this machine: page tests in a browser were skipped");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(360, 740)
                .setLocale("ja-JP")
                .setJavaScriptEnabled(scripts));
        Tablet tablet = new Tablet(playwright, context);
        tablet.signIn();
        return tablet;
    }

    void signIn() {
        context.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("peer-staff")));
    }

    /** What the gateway does when the session has ended: no valid token reaches the service. */
    void signOut() {
        context.setExtraHTTPHeaders(Map.of("Authorization", "Bearer expired"));
    }

    Page page() {
        return context.pages().stream().findFirst().orElseGet(context::newPage);
    }

    Page secondWindow() {
        return context.newPage();
    }

    /** What lies in the browser's storage. */
    String stored() {
        return String.valueOf(page().evaluate("JSON.stringify(localStorage)"));
    }

    Stream<String> violations() {
        return new com.deque.html.axecore.playwright.AxeBuilder(page())
                .analyze().getViolations().stream().map(violation -> violation.getId() + " " + violation.getNodes());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
