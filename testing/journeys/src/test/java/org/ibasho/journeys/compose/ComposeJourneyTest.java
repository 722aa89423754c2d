package org.ibasho.journeys.compose;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a new installation, people get logins and do their work in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("compose")
class ComposeJourneyTest {

    private ComposeSystem system;
    private Chromium chromium;

    @BeforeAll
    void open() {
        system = ComposeSystem.running();
        chromium = Chromium.start();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_a_plan_to_the_door_the_counsellor_and_the_report() {
        String theme = "journey " + System.nanoTime();
        Page supervisor = newcomer("npo", "supervisor", "oya").loggedIn(1280, 900);
        String gathering = Gathering.published(supervisor, theme);

        theVisitorSees(theme);
        theCounsellorSees();
        counted(newcomer("npo", "peer-staff", "yuki").loggedIn(360, 740), gathering);
        theCityReads(newcomer("npo", "city-officer", "shi-tantou").loggedIn(1280, 900));
    }

    private Person newcomer(String side, String role, String name) {
        return Person.newcomer(chromium, system, side, role, name);
    }

    private void theVisitorSees(String theme) {
        try (BrowserContext visitor = chromium.window(1280, 900, options -> options.setIgnoreHTTPSErrors(true))) {
            Page page = visitor.newPage();
            page.navigate(ComposeSystem.GATEWAY + "/");
            assertThat(page.locator("main")).containsText(theme);
            Chromium.hasNoBarrier(page);
        }
    }

    /** At the first login the realm has the counsellor set up a second factor; at the next one it asks for it. */
    private void theCounsellorSees() {
        Person counsellor = newcomer("centre", "counsellor", "soudan");
        counsellor.loggedIn(1280, 900).context().close();
        assertThat(counsellor.hasSecondFactor()).isTrue();

        Page page = counsellor.loggedIn(1280, 900);
        Awaitility.await().untilAsserted(() -> {
            page.navigate(ComposeSystem.CENTRE + "/dispatches");
            assertThat(page.locator("main").textContent()).contains("親の会");
        });
    }

    private static void counted(Page page, String gathering) {
        page.navigate(ComposeSystem.GATEWAY + "/door/" + gathering);
        page.getByRole(AriaRole.BUTTON, named("受付をはじめる")).click();
        Locator count = page.locator("[data-count]");
        page.getByRole(AriaRole.BUTTON, named("家族 不明")).click();
        assertThat(count).hasText("1");
        page.reload();
        assertThat(count).hasText("1");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受付をおわる"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("受付をおわる")))
                .click();
        assertThat(page.locator("main")).containsText("受付ずみ");
    }

    private static void theCityReads(Page page) {
        Awaitility.await().untilAsserted(() -> {
            page.navigate(ComposeSystem.GATEWAY + "/reports");
            assertThat(page.locator("main").textContent().replaceAll("\\s", "")).contains("延人数1人");
        });
        assertThat(page.navigate(ComposeSystem.GATEWAY + "/door").status()).isEqualTo(403);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
