package org.ibasho.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginPageTest {

    @TempDir
    Path folder;

    @Test
    void works_for_everybody_at_360_pixels() throws Exception {
        try (TwoRealms realms = TwoRealms.startedIn(folder);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.window(360, 640).newPage();
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
        Chromium.hasNoBarrier(page);
        assertThat((Number)
                        page.evaluate("Math.min(...[...document.querySelectorAll('input:not([type=hidden]), button')]"
                                + ".map(e => e.offsetHeight))"))
                .extracting(Number::intValue)
                .satisfies(height -> assertThat(height).isGreaterThanOrEqualTo(44));
    }
}
