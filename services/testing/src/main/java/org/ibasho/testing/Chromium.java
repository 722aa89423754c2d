package org.ibasho.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser. Where none is installed, tests that need it say that they were skipped and why; in CI, where {@code CI}
 * is set, they fail instead.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /** Starts the browser of this machine. */
    public static Chromium start() {
        Optional<Path> found = installed();
        if (found.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort("skipped: no Chromium on this machine (Debian package chromium)");
        }
        return new Chromium(found.orElseThrow(() -> new IllegalStateException("CI has no Chromium")));
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own for somebody who reads Japanese: cookies and storage are shared with nobody. */
    public BrowserContext window(int width, int height, UnaryOperator<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo");
        return browser.newContext(more.apply(options));
    }

    /** A window as {@link #window(int, int, UnaryOperator)} opens it, with nothing special. */
    public BrowserContext window(int width, int height) {
        return window(width, height, options -> options);
    }

    /** Fails if the page keeps anybody out (axe), or is wider than the window. */
    public static void hasNoBarrier(Page page) {
        Assertions.assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(violation -> violation.getId() + " "
                                        + violation.getNodes().getFirst().getHtml()))
                .as(page.url())
                .isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(Stream.of(overflow).map(Object::toString))
                .as("overflow of " + page.url())
                .containsExactly("0");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
