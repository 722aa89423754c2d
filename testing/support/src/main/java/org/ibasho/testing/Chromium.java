package org.ibasho.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser. Where none is installed, tests that need it say that they were skipped and why; in CI, where
 * {@code CI} is set, they fail instead.
 */
public final class Chromium implements AutoCloseable {

    private static final int SMALL_PHONE = 360;
    private static final int DESK = 1280;
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** Without windows and what belongs to them: half the processor time of the whole browser. */
    private static final List<String> SHELLS = List.of("chromium-headless-shell");

    static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            // two cores are shared with the servers: threads and processes for one page cost more than they bring
            "--in-process-gpu",
            "--js-flags=--single-threaded",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** One of each for all tests of a process, for they take seconds to start; they end with the process. */
    private static final Map<List<String>, Browser> RUNNING = new HashMap<>();

    private final Browser browser;
    private final List<BrowserContext> windows = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** The browser of this machine, with no window open yet. */
    public static Chromium start() {
        return start(Stream.concat(SHELLS.stream(), BROWSERS.stream()).toList());
    }

    /** The whole browser, which alone shows notifications. */
    public static Chromium startWithNotifications() {
        return start(BROWSERS);
    }

    private static synchronized Chromium start(List<String> names) {
        Browser browser = RUNNING.get(names);
        if (browser == null || !browser.isConnected()) {
            browser = launch(names);
            RUNNING.put(names, browser);
        }
        return new Chromium(browser);
    }

    private static Browser launch(List<String> names) {
        Path executable = executable(names);
        return playwright()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /** A driver of its own. */
    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** The whole browser of this machine, for somebody who starts one of their own. */
    static Path executable() {
        return executable(BROWSERS);
    }

    private static Path executable(List<String> names) {
        Optional<Path> found = installed(names);
        if (found.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort(
                    "skipped: no Chromium on this machine (Debian packages chromium, chromium-headless-shell)");
        }
        return found.orElseThrow(() -> new IllegalStateException("CI has no Chromium"));
    }

    private static Optional<Path> installed(List<String> names) {
        List<Path> folders = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * A window of its own for somebody who reads Japanese: cookies and storage are shared with nobody. Nothing moves in
     * it, so that no colour is measured halfway to another.
     */
    public BrowserContext window(int width, int height, UnaryOperator<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setReducedMotion(ReducedMotion.REDUCE);
        BrowserContext window = browser.newContext(more.apply(options));
        windows.add(window);
        return window;
    }

    /** A window as {@link #window(int, int, UnaryOperator)} opens it, with nothing special. */
    public BrowserContext window(int width, int height) {
        return window(width, height, options -> options);
    }

    /** Looks at a page on a small phone and on a desk: it keeps nobody out, and there is a picture of each. */
    public static void look(Page page, String name) {
        for (int width : new int[] {SMALL_PHONE, DESK}) {
            page.setViewportSize(width, 900);
            picture(page, name + "-" + width);
            hasNoBarrier(page);
        }
    }

    /**
     * Keeps a picture of a page, from top to bottom, in {@code target/pictures}, if the build was asked for pictures
     * ({@code -Dpictures=true}): nobody looks at those of every build, and each takes a third of a second.
     */
    public static void picture(Page page, String name) {
        if (Boolean.getBoolean("pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "pictures", name + ".png")));
        }
    }

    /** Fails if the page keeps anybody out (axe), or is wider than the window. */
    public static void hasNoBarrier(Page page) {
        Assertions.assertThat(barriers(page)).as(page.url()).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(Stream.of(overflow).map(Object::toString))
                .as("overflow of " + page.url())
                .containsExactly("0");
    }

    /**
     * The barriers on a page, as axe sees them. The builder of axe for Playwright would send axe's half a megabyte with
     * each look, and bring back every rule that a page keeps: that took four times as long as the rules themselves.
     */
    private static List<?> barriers(Page page) {
        if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<?>) page.evaluate("""
            () => axe.run(document, {resultTypes: ['violations']})
                .then(results => results.violations.map(violation => violation.id + ' ' + violation.nodes[0].html))
            """);
    }

    /** Closes the windows that were opened here. */
    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
