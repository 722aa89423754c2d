package org.ibasho.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.util.regex.Pattern;
import org.ibasho.testing.Chromium;
import tools.jackson.databind.JsonNode;

/** Users with a browser, signed in or not. */
final class BrowserUsers implements AutoCloseable {

    private static final int SMALL_PHONE = 360;

    private final LocalSystem system;
    private final Chromium chromium = Chromium.start();

    private BrowserUsers(LocalSystem system) {
        this.system = system;
    }

    static BrowserUsers of(LocalSystem system) {
        return new BrowserUsers(system);
    }

    /** The window of an anonymous visitor. */
    BrowserContext visitor(int width) {
        return chromium.window(width, 800);
    }

    /** The window of a user who has signed in on the realm's page. */
    Page signedIn(String side, String role, int width, int height) {
        JsonNode user = system.endpoints().path(side).path("users").values().stream()
                .filter(one -> role.equals(one.path("role").asString()))
                .findFirst()
                .orElseThrow();
        String home = "npo".equals(side) ? system.gateway() : system.consultation();
        Page page = chromium.window(width, height).newPage();
        page.navigate(home + "/login");
        page.getByLabel(Pattern.compile("ユーザー名")).fill(user.path("username").asString());
        page.getByLabel(Pattern.compile("パスワード")).fill(user.path("password").asString());
        look(page, "login-" + side);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("ログイン")))
                .click();
        page.waitForURL(url -> url.startsWith(home));
        return page;
    }

    /** Takes a screenshot and checks accessibility, in the window's size and in that of a small phone. */
    static void look(Page page, String name) {
        ViewportSize asOpened = page.viewportSize();
        lookOnce(page, name);
        page.setViewportSize(SMALL_PHONE, asOpened.height);
        lookOnce(page, name + "-narrow");
        page.setViewportSize(asOpened.width, asOpened.height);
    }

    private static void lookOnce(Page page, String name) {
        Chromium.hasNoBarrier(page);
        Chromium.picture(page, name);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
