package org.ibasho.consultation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.awaitility.Awaitility;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;

class CentreBrowserTest extends CentreTest {

    private static void press(Locator where, String button) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void choose(Page page, String group, String choice) {
        page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(group).setExact(true))
                .getByLabel(choice, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private static Locator request(Page page, String id) {
        return page.locator("article")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("form[action='/dispatches/" + id + "/answer']")
                                .first()));
    }

    @Test
    void a_counsellor_accepts_and_then_declines() {
        String id = requestedFor(today().plusDays(14));
        counsellorCalled("専門相談員 高橋");
        try (Desk desk = Desk.at(address(), 1280, "counsellor")) {
            Page page = desk.page();
            page.navigate("/dispatches");
            request(page, id).getByLabel("行く方").first().selectOption(new SelectOption().setLabel("専門相談員 高橋"));
            press(request(page, id), "行きます");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("返事をNPOに伝えました");
            assertThat(request(page, id)).containsText("専門相談員 高橋が行きます");

            request(page, id).getByText("返事を変える").click();
            request(page, id).getByText("今回は行けません").click();
            request(page, id).getByLabel("理由").fill("ほかの用件のため");
            press(request(page, id), "行けないと伝える");
            assertThat(request(page, id).locator(".tag").filter(new Locator.FilterOptions().setHasText("行けません")))
                    .isVisible();
        }
        assertThat(state(id)).isEqualTo("DECLINED");
    }

    @Test
    void a_counsellor_records_a_consultation_of_which_little_is_known() {
        try (Desk desk = Desk.at(address(), 1280, "counsellor")) {
            Page page = desk.page();
            page.navigate("/consultations/new");
            choose(page, "方法", "電話");
            choose(page, "相談した方", "不明");
            choose(page, "ご本人の年代", "不明");
            choose(page, "目的", "不明");
            press(page.locator("main"), "記録する");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("記録しました");
            assertThat(page.locator("tbody tr").first()).containsText("電話");
        }
    }

    @Test
    void every_page_fits_the_screen_and_is_accessible() {
        someOfEach();
        try (Desk desk = Desk.at(address(), 1280, "counsellor")) {
            look(desk, "/dispatches", "dispatches");
            look(desk, "/consultations", "consultations");
            look(desk, "/consultations?month=2001-02", "consultations-empty");
            look(desk, "/consultations/new", "consultation-form");
            desk.page().evaluate("document.querySelectorAll('[required]').forEach(field => field.required = false)");
            press(desk.page().locator("main"), "記録する");
            assertThat(desk.page().getByText("1つ選んでください").first()).isVisible();
            Chromium.look(desk.page(), "consultation-form-wrong");
        }
    }

    @Test
    void an_operators_page_fits_the_screen() {
        try (Desk desk = Desk.at(address(), 1280, "operator")) {
            look(desk, "/operations/consultation", "operations");
        }
    }

    @Test
    void the_login_page_fits_the_screen() {
        try (Desk desk = Desk.at(address(), 1280, "counsellor")) {
            desk.signOut();
            look(desk, "/", "sign-in");
            look(desk, "/login?failed", "sign-in-failed");
        }
    }

    private void someOfEach() {
        requestedFor(today().plusDays(18));
        requestedFor(today().plusDays(32));
        accept(requestedFor(today().plusDays(4)), "専門相談員 佐藤");
        accept(requestedFor(today().minusDays(1)), "専門相談員 佐藤");
        String held = requestedFor(today().minusDays(7));
        accept(held, "専門相談員 鈴木");
        told(held, "concluded", "");
        String off = requestedFor(today().plusDays(5));
        accept(off, "専門相談員 佐藤");
        told(off, "cancelled", "");
        Awaitility.await().until(() -> "WITHDRAWN".equals(state(off)) && "CONCLUDED".equals(state(held)));
        counsellor().post("/api/consultations", """
            {"gatheringId": "%s", "channel": "GATHERING", "relationship": "SELF", "ageBand": "30S",
             "purposes": ["FUTURE", "WORK_STUDY", "PLACE"], "occurredAt": "%s"}
            """.formatted(held, at(today(), 0)));
    }

    private static void look(Desk desk, String path, String name) {
        desk.page().navigate(path);
        Chromium.look(desk.page(), name);
    }
}
