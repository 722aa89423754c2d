package org.ibasho.consultation;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;

/** A real browser with a signed-in user of the centre. */
final class Desk implements AutoCloseable {

    private final Chromium chromium;
    private final Page page;

    private Desk(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    static Desk at(String address, int width, String role) {
        Chromium chromium = Chromium.start();
        BrowserContext window = chromium.window(width, 900, options -> options.setBaseURL(address));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("centre").token(role)));
        return new Desk(chromium, window.newPage());
    }

    void signOut() {
        page.context().setExtraHTTPHeaders(Map.of());
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
