package org.ibasho.journeys.compose;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Optional;
import org.ibasho.testing.Chromium;
import org.jspecify.annotations.Nullable;

/** Somebody with a login, a browser and, once the realm has asked for it, a second factor. */
final class Person {

    private static final String CHOSEN = "hidamari-no-isu-2026";
    private static final int MOST_PAGES = 6;

    private final Chromium chromium;
    private final String home;
    private final String name;
    private String password;
    private @Nullable OneTimePassword secondFactor;

    private Person(Chromium chromium, String home, String name, String password) {
        this.chromium = chromium;
        this.home = home;
        this.name = name;
        this.password = password;
    }

    /** Somebody of a side whose login was added just now. */
    static Person newcomer(Chromium chromium, ComposeSystem system, String side, String role, String name) {
        String home = "npo".equals(side) ? ComposeSystem.GATEWAY : ComposeSystem.CENTRE;
        return new Person(chromium, home, name, system.addLogin(side, role, name));
    }

    /** Whether this person was asked for a second factor. */
    boolean hasSecondFactor() {
        return secondFactor != null;
    }

    /** Logs in at the realm, answers its questions, and comes back to the side's pages. */
    Page loggedIn(int width, int height) {
        Page page = chromium.window(width, height, options -> options.setIgnoreHTTPSErrors(true))
                .newPage();
        page.navigate(home + "/login");
        page.fill("#username", name);
        page.fill("#password", password);
        page.click("#kc-login");
        for (int n = 0; n < MOST_PAGES && !page.url().startsWith(home); n++) {
            answer(page);
            page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        }
        page.waitForURL(url -> url.startsWith(home));
        return page;
    }

    private void answer(Page page) {
        page.waitForSelector("#mode-manual, #kc-totp-secret-key, #password-new, #otp");
        if (page.isVisible("#mode-manual")) {
            page.click("#mode-manual");
        } else if (page.isVisible("#kc-totp-secret-key")) {
            OneTimePassword enrolled = new OneTimePassword(page.textContent("#kc-totp-secret-key"));
            secondFactor = enrolled;
            page.fill("#totp", enrolled.code());
            page.fill("#userLabel", "telephone");
            page.click("#saveTOTPBtn");
        } else if (page.isVisible("#password-new")) {
            password = CHOSEN + "-" + name;
            page.fill("#password-new", password);
            page.fill("#password-confirm", password);
            page.click("[type=submit]");
        } else {
            page.fill("#otp", Optional.ofNullable(secondFactor).orElseThrow().code());
            page.click("#kc-login");
        }
    }
}
