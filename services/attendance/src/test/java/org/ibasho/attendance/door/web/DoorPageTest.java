package org.ibasho.attendance.door.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.ibasho.attendance.Announced;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class DoorPageTest {

    @LocalServerPort
    private int port;

    private Api staff = Api.at(0);
    private Tablet tablet;
    private Page page;

    @BeforeEach
    void takeTheTablet() {
        staff = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        tablet = Tablet.at(port, true);
        page = tablet.page();
    }

    @AfterEach
    void putItAway() {
        tablet.close();
    }

    private static String api(String gathering) {
        return "/api/gatherings/" + gathering + "/door";
    }

    private String ready(LocalDate day) {
        String gathering = Announced.on(day);
        await().untilAsserted(
                        () -> assertThat(staff.get(api(gathering)).status()).isEqualTo(200));
        return gathering;
    }

    private String opened() {
        String gathering = ready(Announced.today());
        staff.post(api(gathering) + "/opening");
        page.navigate("/door/" + gathering);
        return gathering;
    }

    private Api supervisor() {
        return Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private int total(String gathering) {
        return staff.get(api(gathering)).json().path("total").asInt();
    }

    private Locator pad(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator count() {
        return page.locator("[data-count]");
    }

    private Locator sending() {
        return page.locator("[data-sending]");
    }

    private void picture(String name) {
        Chromium.picture(tablet.page(), name);
    }

    @Test
    void from_todays_list_to_the_closed_door_on_a_phone() {
        String gathering = ready(Announced.today());
        ready(Announced.today().minusDays(2));
        ready(Announced.today().plusDays(2));
        page.navigate("/door");
        assertThat(page.locator("main")).containsText("まだ受付がおわっていません");
        picture("list");
        Chromium.hasNoBarrier(tablet.page());
        page.locator("a.btn[href='/door/" + gathering + "']").click();
        picture("before");
        Chromium.hasNoBarrier(tablet.page());
        pad("受付をはじめる").click();

        pad("本人 また来た").dblclick();
        pad("家族 初めて").click();
        page.locator("[data-pads] [value=ZOOM]").check();
        pad("本人 不明").click();
        assertThat(count()).hasText("4");
        assertThat(page.locator("[data-last]")).containsText("本人・不明");
        assertThat(sending()).hasText("送信ずみ");
        picture("open");
        Chromium.hasNoBarrier(tablet.page());
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

        pad("1人 取り消す").click();
        assertThat(count()).hasText("3");
        assertThat(sending()).hasText("送信ずみ");
        page.locator("[data-to-closing]").click();
        picture("closing");
        Chromium.hasNoBarrier(tablet.page());
        pad("受付をおわる").click();
        assertThat(page.locator("main")).containsText("に受付をおわりました。");
        picture("closed");
        Chromium.hasNoBarrier(tablet.page());
        assertThat(total(gathering)).isEqualTo(3);
    }

    @Test
    void counting_continues_offline_and_a_reload_loses_nothing() {
        String gathering = opened();
        page.route("**/api/**", Route::abort);
        pad("本人 初めて").click();
        pad("本人 また来た").click();
        pad("家族 不明").click();
        pad("1人 取り消す").click();
        assertThat(sending()).hasText("つながり待ち 2");
        assertThat(count()).hasText("2");
        picture("offline");
        assertThat(total(gathering)).isZero();

        page.reload();
        assertThat(count()).hasText("2");
        page.unroute("**/api/**");
        assertThat(sending()).hasText("送信ずみ");
        assertThat(total(gathering)).isEqualTo(2);
        assertThat(tablet.waiting()).isZero();
    }

    @Test
    void a_lost_answer_does_not_count_twice_and_can_be_undone() {
        String gathering = opened();
        page.route("**/marks", route -> {
            route.fetch();
            route.abort();
        });
        pad("本人 初めて").click();
        assertThat(sending()).hasText("つながり待ち 1");
        pad("本人 また来た").click();
        page.unroute("**/marks");
        assertThat(sending()).hasText("送信ずみ");
        assertThat(total(gathering)).isEqualTo(2);

        page.route("**/marks", route -> {
            route.fetch();
            route.abort();
        });
        pad("家族 初めて").click();
        assertThat(sending()).hasText("つながり待ち 1");
        pad("1人 取り消す").click();
        page.unroute("**/marks");
        assertThat(sending()).hasText("送信ずみ");
        assertThat(count()).hasText("2");
        assertThat(total(gathering)).isEqualTo(2);
    }

    @Test
    void an_expired_login_shows_a_message_and_keeps_the_marks() {
        String gathering = opened();
        tablet.signOut();
        pad("本人 初めて").click();
        assertThat(page.locator("a:text-is('もう一度ログインする')")).isVisible();
        assertThat(count()).hasText("1");
        picture("signed-out");
        Chromium.hasNoBarrier(tablet.page());

        tablet.signIn();
        page.locator("a:text-is('もう一度ログインする')").click();
        assertThat(sending()).hasText("送信ずみ");
        assertThat(total(gathering)).isEqualTo(1);
    }

    @Test
    void marks_after_the_confirmation_are_shown_and_kept_until_a_decision() {
        String gathering = opened();
        page.route("**/api/**", Route::abort);
        pad("家族 また来た").click();
        assertThat(sending()).hasText("つながり待ち 1");
        staff.post(api(gathering) + "/closing");
        supervisor().post(api(gathering) + "/review", "{\"decision\": \"CONFIRM\"}");
        page.unroute("**/api/**");

        assertThat(page.getByText("この会の人数は、もう確認ずみです。")).isVisible();
        picture("refused");
        Chromium.hasNoBarrier(tablet.page());
        page.reload();
        assertThat(page.locator("[data-list]")).containsText("家族・また来た");
        page.locator("[data-when=refused] summary").click();
        page.locator("[data-discard]").click();
        assertThat(page.locator("[data-when=refused]")).isHidden();
        assertThat(tablet.waiting()).isZero();
    }

    @Test
    void two_devices_at_one_door_come_to_the_same_number() {
        String gathering = opened();
        Page other = tablet.secondWindow();
        other.navigate("/door/" + gathering);
        pad("本人 初めて").click();
        other.locator("[value=FAMILY_FIRST]").click();
        assertThat(other.locator("[data-sending]")).hasText("送信ずみ");
        other.reload();
        assertThat(other.locator("[data-count]")).hasText("2");
        assertThat(total(gathering)).isEqualTo(2);
    }

    @Test
    void everything_works_without_scripts() {
        String gathering = ready(Announced.today());
        try (Tablet plain = Tablet.at(port, false)) {
            page = plain.page();
            page.navigate("/door/" + gathering);
            pad("受付をはじめる").click();
            page.locator("[data-pads] [value=ZOOM]").check();
            pad("本人 初めて").click();
            pad("見学 許可を確かめて数える").click();
            assertThat(count()).hasText("2");
            pad("1人 取り消す").click();
            assertThat(count()).hasText("1");
            assertThat(page.locator("[data-pads] [value=ZOOM]")).isChecked();
            page.locator("[data-to-closing]").click();
            pad("受付をおわる").click();
            assertThat(page.locator("main")).containsText("に受付をおわりました。");
        }
        assertThat(staff.get(api(gathering))
                        .json()
                        .path("visits")
                        .get(0)
                        .path("door")
                        .asString())
                .isEqualTo("ZOOM");
    }

    @Test
    void the_pages_are_in_english_and_show_early_and_cancelled_gatherings() {
        String coming = ready(Announced.today().plusDays(1));
        page.navigate("/door/" + coming + "?lang=en");
        assertThat(page.locator("main")).containsText("Counting can begin on the day of the gathering.");
        Announced.cancelled(coming);
        await().untilAsserted(() -> {
            page.reload();
            assertThat(page.locator("main").innerText()).contains("This gathering is cancelled.");
        });
        opened();
        pad("Person First time").click();
        assertThat(sending()).hasText("Sent");
        assertThat(page.locator("[data-last]")).containsText("Last person: Person・First time");
    }
}
