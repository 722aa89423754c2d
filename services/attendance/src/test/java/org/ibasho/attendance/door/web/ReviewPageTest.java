package org.ibasho.attendance.door.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.ibasho.attendance.Announced;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The supervisor reviews the figures in a real browser. */
@ServiceTest
class ReviewPageTest {

    @LocalServerPort
    private int port;

    private Api staff = Api.at(0);
    private Tablet desk;
    private Page page;

    @BeforeEach
    void sitDown() {
        staff = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        desk = Tablet.at(port, true);
        desk.signInAs("supervisor");
        page = desk.page();
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private static String api(String gathering) {
        return "/api/gatherings/" + gathering + "/door";
    }

    /** A gathering whose door was closed with two people. */
    private String closed() {
        String gathering = Announced.on(Announced.today());
        await().untilAsserted(
                        () -> assertThat(staff.get(api(gathering)).status()).isEqualTo(200));
        staff.post(api(gathering) + "/opening");
        staff.post(api(gathering) + "/marks", """
                {"marks": [
                    {"id": "0193a1b2-0000-7000-8000-000000000001", "who": "PERSON", "visit": "AGAIN", "door": "VENUE",
                     "at": "2026-11-22T13:42:00+09:00"},
                    {"id": "0193a1b2-0000-7000-8000-000000000002", "who": "FAMILY", "visit": "FIRST", "door": "ZOOM",
                     "at": "2026-11-22T13:43:00+09:00"}]}
                """);
        staff.post(api(gathering) + "/closing");
        return gathering;
    }

    private void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void unfold(String name) {
        page.locator("summary", new Page.LocatorOptions().setHasText(name)).click();
    }

    private void contains(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    @Test
    void figures_are_corrected_with_a_reason_confirmed_and_the_confirmation_undone() {
        String gathering = closed();
        page.navigate("/door/" + gathering);
        page.getByText("人数を確認する").click();
        Chromium.look(page, "review");
        unfold("人数を直す");
        page.getByLabel("どなた").selectOption("FAMILY_FIRST");
        page.getByLabel("入口").selectOption("ZOOM");
        page.getByLabel("増減(人)").fill("2");
        press("直す");
        contains("理由を書いてください。");
        Chromium.look(page, "review-refused");
        page.getByLabel("理由").fill("参加の記録と合わせました");
        press("直す");
        contains("受付で数えた人数: 2人");
        contains("家族・初めて Zoom: +2");
        press("この人数で確認する");
        contains("確認ずみ");
        assertThat(staff.get(api(gathering)).json().path("state").asString()).isEqualTo("CONFIRMED");
        unfold("確認を取り消す");
        page.getByLabel("理由").fill("届いていない記録があります");
        page.locator("form[action$=undo] button").click();
        contains("確認待ち");
        Chromium.look(page, "review-corrected");
    }

    @Test
    void figures_go_back_to_the_door_with_a_comment_that_its_page_shows() {
        String gathering = closed();
        page.navigate("/door/" + gathering + "/review");
        unfold("受付の係に戻す");
        page.getByLabel("確かめてほしいこと").fill("家族の人数を見てください");
        page.locator("form[action$=return] button").click();
        contains("受付の係に戻しました。");
        page.navigate("/door/" + gathering);
        contains("家族の人数を見てください");
        assertThat(page.locator("[data-pads]")).isVisible();
    }

    @Test
    void the_review_is_the_supervisors_alone_and_in_english() {
        String gathering = closed();
        page.navigate("/door/" + gathering + "/review?lang=en");
        contains("Confirm these numbers");
        desk.signInAs("peer-staff");
        assertThat(page.navigate("/door/" + gathering + "/review").status()).isEqualTo(403);
    }
}
