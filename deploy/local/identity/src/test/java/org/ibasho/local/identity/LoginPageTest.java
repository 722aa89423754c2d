package org.ibasho.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginPageTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path folder;

    @Test
    void works_for_everybody_at_360_pixels() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: the page tests need Chromium at " + CHROMIUM);
        Map<String, String> own = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (TwoRealms realms = TwoRealms.startedIn(folder);
                Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(own));
                com.microsoft.playwright.Browser chromium = playwright
                        .chromium()
                        .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")))) {
            Page page = chromium.newContext(new NewContextOptions().setViewportSize(360, 640))
                    .newPage();
            for (Realm realm : List.of(realms.npo(), realms.centre())) {
                check(page, realm, "/login");
                check(page, realm, "/login?error");
                check(page, realm, "/login?wait");
            }
        }
    }

    private static void check(Page page, Realm realm, String address) {
        page.navigate(realm.issuer() + address);
        assertThat(page.title()).startsWith("ログイン");
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 360")).isEqualTo(true);
        assertThat(
                        (Number)
                                page.evaluate(
                                        "Math.min(...[...document.querySelectorAll('input:not([type=hidden]), button')].map(e => e.offsetHeight))"))
                .extracting(Number::intValue)
                .satisfies(height -> assertThat(height).isGreaterThanOrEqualTo(44));
    }
}
