package org.ibasho.consultation;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Assumptions;

/** A place to work at the centre: a real browser, in the name of somebody with a role. */
final class Desk implements AutoCloseable {

    private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final String WIDER_THAN_THE_SCREEN =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private final Playwright playwright;
    private final Page page;

    private Desk(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
    }

    static Desk at(String address, int width, String role) {
        Path chromium =
                CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (chromium == null) {
            Assumptions.abort("no Chromium on this machine: page tests in a browser were skipped");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserContext context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")))
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(width, 900)
                        .setLocale("ja-JP"));
        context.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("centre").token(role)));
        return new Desk(playwright, context.newPage());
    }

    void signOut() {
        page.context().setExtraHTTPHeaders(Map.of());
    }

    Page page() {
        return page;
    }

    /** What a reader with a screen reader or bad eyes would stumble over. */
    List<String> violations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(violation -> violation.getId() + " " + violation.getNodes())
                        .toList();
    }

    boolean scrollsSideways() {
        return Boolean.TRUE.equals(page.evaluate(WIDER_THAN_THE_SCREEN));
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
