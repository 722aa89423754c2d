package org.ibasho.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In a browser, a supervisor plans, peer staff count, a visitor looks, and a counsellor answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class BrowserJourneyTest {

    /** The beginning of an encoded JSON Web Token. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ");

    private LocalSystem system;
    private BrowserUsers users;

    @BeforeAll
    void open() {
        system = LocalSystem.running();
        users = BrowserUsers.of(system);
    }

    @AfterAll
    void close() {
        users.close();
    }

    @Test
    void from_a_plan_to_a_count_at_the_door() {
        String theme = "journey " + System.nanoTime();
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        Page supervisor = users.signedIn("npo", "supervisor", 1280, 900);
        String gathering = planAndPublish(supervisor, theme, today);
        holdsNoToken(supervisor.context());

        theVisitorSees(theme);

        Page staff = users.signedIn("npo", "peer-staff", 360, 740);
        countAtTheDoor(staff, gathering);
        holdsNoToken(staff.context());
    }

    private String planAndPublish(Page page, String theme, String today) {
        page.navigate(system.gateway() + "/gatherings");
        BrowserUsers.look(page, "month");
        page.getByRole(AriaRole.LINK, named("予定を加える")).click();
        BrowserUsers.look(page, "plan");
        page.getByText("通常例会", exactly()).check();
        page.getByLabel("テーマ").fill(theme);
        page.getByLabel("日付").fill(today);
        page.getByLabel("おわり").fill("23:59"); // not over at whatever hour this runs
        page.getByLabel("会場", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("市民活動の部屋");
        page.getByRole(AriaRole.BUTTON, buttonNamed("予定に入れる")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("まだ公開していません");
        BrowserUsers.look(page, "planned");
        page.getByLabel("足りないまま公開する").check();
        page.getByRole(AriaRole.BUTTON, buttonNamed("公開する")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("公開しました");
        BrowserUsers.look(page, "published");
        return page.url().replaceFirst(".*/gatherings/([^?]*).*", "$1");
    }

    private void theVisitorSees(String theme) {
        try (BrowserContext visitor = users.visitor(1280)) {
            Page page = visitor.newPage();
            page.navigate(system.gateway() + "/");
            assertThat(page.locator("main")).containsText(theme);
            BrowserUsers.look(page, "front");
        }
    }

    private void countAtTheDoor(Page page, String gathering) {
        page.navigate(system.gateway() + "/door");
        BrowserUsers.look(page, "reception");
        page.navigate(system.gateway() + "/door/" + gathering);
        page.getByRole(AriaRole.BUTTON, buttonNamed("受付をはじめる")).click();
        Locator count = page.locator("[data-count]");
        assertThat(count).hasText("0");
        page.getByRole(AriaRole.BUTTON, buttonNamed("本人 初めて")).click();
        page.getByRole(AriaRole.BUTTON, buttonNamed("本人 また来た")).click();
        page.getByRole(AriaRole.BUTTON, buttonNamed("家族 不明")).click();
        assertThat(count).hasText("3");
        page.getByRole(AriaRole.BUTTON, buttonNamed("1人 取り消す")).click();
        assertThat(count).hasText("2");
        BrowserUsers.look(page, "door");
        thumbsHit(page);
        page.reload();
        assertThat(count).hasText("2");
        page.getByRole(AriaRole.LINK, named("受付をおわる")).click();
        BrowserUsers.look(page, "door-closing");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("受付をおわる")))
                .click();
        assertThat(page.locator("main")).containsText("受付ずみ");
        BrowserUsers.look(page, "door-closed");
    }

    /** WCAG 2.2 requires 24 px; unsteady hands need more. */
    private static void thumbsHit(Page page) {
        for (Locator target :
                page.locator("main button:visible, main a.btn:visible").all()) {
            assertThat(target.boundingBox().height).as(target.textContent()).isGreaterThanOrEqualTo(44);
        }
    }

    @Test
    void the_city_reads_the_report_and_nothing_else() {
        Page officer = users.signedIn("npo", "city-officer", 1280, 900);
        officer.navigate(system.gateway() + "/reports");
        assertThat(officer.locator("h1")).containsText("月");
        BrowserUsers.look(officer, "report");
        assertThat(officer.navigate(system.gateway() + "/door").status()).isEqualTo(403);
        BrowserUsers.look(officer, "not-allowed");
    }

    @Test
    void an_operator_sees_every_service_and_nothing_of_what_they_are_about() {
        Page npo = users.signedIn("npo", "operator", 1280, 900);
        assertThat(npo).hasURL(system.gateway() + "/operations");
        BrowserUsers.look(npo, "operations");
        for (String service : List.of("scheduling", "attendance", "reporting")) {
            npo.navigate(system.gateway() + "/operations/" + service);
            assertThat(npo.locator("main")).containsText("止まっているお知らせはありません");
            BrowserUsers.look(npo, "operations-" + service);
        }
        assertThat(npo.navigate(system.gateway() + "/gatherings").status()).isEqualTo(403);
        Page centre = users.signedIn("centre", "operator", 1280, 900);
        assertThat(centre).hasURL(system.consultation() + "/operations/consultation");
        BrowserUsers.look(centre, "operations-consultation");
        assertThat(centre.navigate(system.consultation() + "/consultations").status())
                .isEqualTo(403);
    }

    @Test
    void a_counsellor_works_in_the_centres_own_house() {
        Gathering gathering = Gathering.today(system, "YORIDOKORO", "FAMILIES");
        assertThat(gathering.id()).isNotBlank();
        Page counsellor = users.signedIn("centre", "counsellor", 1280, 900);
        counsellor.navigate(system.consultation() + "/dispatches");
        assertThat(counsellor.locator("main")).containsText("親の会");
        BrowserUsers.look(counsellor, "dispatches");
        counsellor.navigate(system.consultation() + "/consultations/new");
        BrowserUsers.look(counsellor, "consultation");
        counsellor.navigate(system.consultation() + "/consultations");
        BrowserUsers.look(counsellor, "consultations");
        holdsNoToken(counsellor.context());
    }

    @Test
    void whoever_signs_out_is_out() {
        Page page = users.signedIn("npo", "peer-staff", 360, 740);
        page.getByRole(AriaRole.BUTTON, buttonNamed("メニュー")).click();
        page.getByRole(AriaRole.BUTTON, buttonNamed("ログアウト")).first().click();
        page.waitForURL(system.gateway() + "/");
        page.navigate(system.gateway() + "/door");
        assertThat(page.getByLabel(Pattern.compile("ユーザー名"))).isVisible();
    }

    /**
     * No token is in a cookie, in the browser's storage or in the page, where a script could read it.
     */
    private static void holdsNoToken(BrowserContext context) {
        for (Page page : context.pages()) {
            String readable = page.content()
                    + page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");
            assertThat(readable).doesNotContainPattern(TOKEN);
        }
        for (Cookie cookie : context.cookies()) {
            assertThat(cookie.value).doesNotContainPattern(TOKEN);
            assertThat(cookie.httpOnly || "lang".equals(cookie.name))
                    .as(cookie.name)
                    .isTrue();
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions buttonNamed(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
