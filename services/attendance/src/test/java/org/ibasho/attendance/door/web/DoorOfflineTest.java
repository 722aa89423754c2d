package org.ibasho.attendance.door.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.attendance.Announced;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A device without network whose browser is killed, in a real browser with a profile on disk. */
@ServiceTest
class DoorOfflineTest {

    @LocalServerPort
    private int port;

    private Api staff = Api.at(0);
    private Network network;
    private Device device;

    @BeforeEach
    void takeTheDevice() {
        staff = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        network = Network.before(port);
        device = Device.on(network);
    }

    @AfterEach
    void putItAway() {
        device.close();
        network.close();
    }

    private static String api(String gathering) {
        return "/api/gatherings/" + gathering + "/door";
    }

    private String ready() {
        String gathering = Announced.on(Announced.today());
        await().untilAsserted(
                        () -> assertThat(staff.get(api(gathering)).status()).isEqualTo(200));
        return gathering;
    }

    private String opened() {
        String gathering = ready();
        staff.post(api(gathering) + "/opening");
        return gathering;
    }

    private int total(String gathering) {
        return staff.get(api(gathering)).json().path("total").asInt();
    }

    private void press(String name) {
        device.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void shows(int count) {
        assertThat(device.page().locator("[data-count]")).hasText(String.valueOf(count));
    }

    private void taps(int times) {
        int before = Integer.parseInt(device.page().locator("[data-count]").textContent());
        for (int tap = 1; tap <= times; tap++) {
            press("本人 また来た");
            shows(before + tap);
        }
    }

    @Test
    void thirty_marks_made_offline_outlive_a_killed_browser() {
        String gathering = opened();
        device.open("/door/" + gathering);
        network.cut();
        taps(30);
        device.kill();

        network.restore();
        device.start();
        device.open("/door/" + gathering);
        assertThat(device.page().locator("[data-sending]")).hasText("送信ずみ");
        assertThat(total(gathering)).isEqualTo(30);
    }

    private void counted(String gathering, int people) {
        await().untilAsserted(() -> assertThat(total(gathering)).isEqualTo(people));
    }

    @Test
    void a_page_that_is_loaded_again_without_network_goes_on_counting() {
        String gathering = opened();
        device.open("/door/" + gathering);
        device.keeps();
        taps(2);
        assertThat(device.page().locator("[data-sending]")).hasText("送信ずみ");
        network.cut();
        device.open("/door/" + gathering);
        shows(2);
        taps(3);
        device.open("/door/" + gathering);
        shows(5);
        network.restore();
        device.open("/door/" + gathering);
        counted(gathering, 5);
    }

    @Test
    void a_browser_that_starts_without_network_goes_on_counting() {
        String gathering = opened();
        device.open("/door/" + gathering);
        device.keeps();
        network.cut();
        taps(2);
        device.restart();
        device.open("/door/" + gathering);
        shows(2);
        taps(1);
        network.restore();
        device.open("/door/" + gathering);
        counted(gathering, 3);
    }

    @Test
    void what_an_older_page_kept_in_local_storage_is_taken_over_once() {
        String gathering = opened();
        device.open("/assets/attendance/door/door.css");
        device.page().evaluate("""
            gathering => {
              for (let n = 0; n < 3; n += 1) {
                const mark = { id: crypto.randomUUID(), who: 'PERSON', visit: 'AGAIN', door: 'VENUE',
                  at: new Date().toISOString() };
                const kept = JSON.stringify({ mark, attempted: n === 1 });
                localStorage.setItem(`ibasho.door/${gathering}/00000${n}`, kept);
              }
            }
            """, gathering);
        device.open("/door/" + gathering);
        counted(gathering, 3);
        device.open("/door/" + gathering);
        shows(3);
        assertThat(device.page().evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void one_bad_mark_is_set_aside_with_its_reason_and_can_be_mended_while_the_rest_go_on() {
        String gathering = opened();
        device.open("/door/" + gathering);
        network.cut();
        taps(1);
        device.page().locator("[data-pads] [value=ZOOM]").check();
        press("家族 初めて");
        device.page().locator("[data-pads] [value=VENUE]").check();
        press("本人 初めて");
        shows(3);
        Announced.atVenueOnly(gathering);
        await().untilAsserted(() -> assertThat(refusedField(gathering)).isEqualTo("marks[0].door"));
        network.restore();
        device.open("/door/" + gathering);

        assertThat(device.page().locator("[data-aside]")).containsText("この会には、この参加方法がありません。");
        assertThat(device.page().locator("[data-what]")).containsText("家族・初めて");
        counted(gathering, 2);
        press("直して送る");
        counted(gathering, 3);
        assertThat(device.page().locator("[data-aside]")).isHidden();
    }

    private static String markAt(String entrance) {
        return """
            {"id": "%s", "who": "PERSON", "visit": "AGAIN", "door": "%s", "at": "2026-11-22T13:42:00+09:00"}
            """.formatted(UUID.randomUUID(), entrance);
    }

    /** The field that the service refuses, of a mark on Zoom and one in the metaverse; it never accepts the second. */
    private String refusedField(String gathering) {
        String marks = Stream.of("ZOOM", "METAVERSE")
                .map(DoorOfflineTest::markAt)
                .collect(Collectors.joining(",", "{\"marks\": [", "]}"));
        return staff.post(api(gathering) + "/marks", marks).json().path("field").asString();
    }

    @Test
    void two_tabs_send_each_mark_once() {
        String gathering = opened();
        device.open("/door/" + gathering);
        Page second = device.secondWindow("/door/" + gathering);
        network.cut();
        taps(5);
        second.locator("[value=FAMILY_FIRST]").click();
        assertThat(second.locator("[data-count]")).hasText("6");
        shows(6);
        long before = network.requests("POST", "/marks");
        network.restore();
        counted(gathering, 6);
        assertThat(device.page().locator("[data-sending]")).hasText("送信ずみ");
        assertThat(network.requests("POST", "/marks") - before).isEqualTo(1);
    }

    @Test
    void a_login_that_may_not_count_keeps_the_marks_until_one_that_may() {
        String gathering = opened();
        device.open("/door/" + gathering);
        network.signIn("city-officer");
        press("本人 初めて");
        assertThat(device.page().locator("[data-when=forbidden]")).isVisible();
        assertThat(device.waiting()).hasSize(1);
        network.signIn();
        device.open("/door/" + gathering);
        counted(gathering, 1);
    }

    @Test
    void signing_out_while_marks_wait_asks_and_deletes_nothing() {
        String gathering = opened();
        device.open("/door/" + gathering);
        network.block(request -> request.contains(" /api/"));
        taps(1);
        device.open("/door");
        device.page().getByText("メニュー").first().click();
        device.page().getByText("ログアウト").first().click();
        assertThat(device.page().locator("[data-leaving]")).containsText("ログアウトしても消えません");
        assertThat(device.waiting()).hasSize(1);
    }
}
