package org.ibasho.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything can be reached with the tab key alone, and the focus is always visible. */
@Tag("long")
class KeyboardOnlyTest {

    /** The maximum number of stops before the target. */
    private static final int STOPS = 120;

    private static final String FOCUS_IS_VISIBLE = """
        () => {
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                || style.boxShadow !== 'none'
                || document.activeElement.matches('.choice input')
                || document.activeElement.type === 'date' || document.activeElement.type === 'time';
        }\
        """;

    private final LocalSystem system = LocalSystem.running();

    @Test
    void a_series_is_planned_staffed_and_announced() {
        Api supervisor = system.npo("supervisor");
        supervisor.post("/api/staff", "{\"nickname\": \"あかり\", \"roles\": [\"CHAIR\"], \"qualifications\": []}");
        try (BrowserUsers users = BrowserUsers.of(system)) {
            Page page = users.signedIn("npo", "supervisor", 1280, 900);
            page.navigate(system.gateway() + "/series/new");
            reach(page, "input[name=kind]");
            for (int right = 0; right < 3; right++) {
                page.keyboard().press("ArrowDown");
            }
            String kind = page.locator("input[name=kind]:checked").inputValue();
            assertThat(kind).isEqualTo("SATELLITE");
            reach(page, "#venue");
            page.keyboard().type("鍵盤会館");
            reach(page, "main button.go");
            enter(page);
            assertThat(page.locator("main")).containsText("毎月 第2土曜日");
            reach(page, "main button.go");
            enter(page);
            assertThat(page.locator("[role=status]").first()).containsText("予定に入れました");

            reach(page, "tbody a");
            enter(page);
            reach(page, "main a[href$='/roster']");
            enter(page);
            reach(page, "main button.go");
            enter(page);
            assertThat(page.locator("main")).containsText("必要な席は、すべてうまっています");
            reach(page, "main p a");
            enter(page);
            reach(page, "main button.go");
            enter(page);
            assertThat(page.locator("[role=status]").first()).containsText("公開しました");
        }
    }

    @Test
    void a_visitor_finds_a_gathering_and_what_a_first_visit_needs() {
        Gathering gathering = Gathering.tomorrow(system, "SANGO", "REGULAR");
        try (BrowserUsers users = BrowserUsers.of(system);
                BrowserContext window = users.visitor(360)) {
            Page page = window.newPage();
            page.navigate(system.gateway() + "/calendar/" + gathering.month());
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasAttribute("href", "#main");
            reach(page, "main a[href$='/calendar/" + gathering.id() + "']");
            enter(page);
            assertThat(page.locator("h1")).containsText("通常例会");
        }
    }

    private static void enter(Page page) {
        String before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
    }

    /** Presses the tab key until a matching element has the focus; the focus must be visible at each stop. */
    private static void reach(Page page, String what) {
        for (int stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(FOCUS_IS_VISIBLE))
                    .as(
                            "the focus is seen on %s",
                            page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"))
                    .isEqualTo(true);
            if (page.locator(what)
                    .evaluateAll("all => all.includes(document.activeElement)")
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("not reached with the tab key: " + what);
    }
}
