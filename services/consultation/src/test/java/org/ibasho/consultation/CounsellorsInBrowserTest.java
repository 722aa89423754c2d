package org.ibasho.consultation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;

class CounsellorsInBrowserTest extends CentreTest {

    private static void press(Page page, String button) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    private static void says(Page page, String done) {
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(done);
    }

    @Test
    void the_coordinator_adds_links_and_erases_a_counsellor() {
        String name = "専門相談員 " + UUID.randomUUID().toString().substring(0, 6);
        nobody().with(Realm.of("centre").tokenOf(UUID.randomUUID().toString(), "user", "counsellor"))
                .get("/api/logins/own");
        try (Desk desk = Desk.at(address(), 1280, "coordinator")) {
            Page page = desk.page();
            page.navigate("/counsellors");
            follow(page, "相談員を加える");
            Chromium.look(page, "counsellor-new");
            page.getByLabel("名前").fill(name);
            press(page, "保存する");
            assertThat(page.locator("#qualifications-error")).isVisible();
            Chromium.look(page, "counsellor-wrong");
            page.getByLabel("精神保健福祉士").check();
            press(page, "保存する");
            says(page, "相談員に加えました");
            Chromium.look(page, "counsellor");

            follow(page, "ログイン");
            Chromium.look(page, "counsellor-logins");
            page.getByLabel("つなぐログイン").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            press(page, "つなぐ");
            says(page, "ログインをつなぎました");
            follow(page, "← " + name);

            page.getByText("退職したとき").click();
            press(page, "退職したことにする");
            says(page, "退職したことにしました");
            Chromium.look(page, "counsellor-left");
            page.getByLabel("元に戻せないことを確かめました").check();
            press(page, "消去する");
            says(page, "消去しました");
            assertThat(page.locator("main")).containsText("消去の証明");
            assertThat(page.locator("main")).not().containsText(name);
            Chromium.look(page, "counsellor-erased");

            follow(page, "この方の記録を、だれが見たか");
            assertThat(page).hasURL(Pattern.compile(".*/reads"));
            Chromium.look(page, "counsellor-reads");
            follow(page, "← この方へ");
        }
    }

    @Test
    void the_list_and_ones_own_login_fit_the_screen() {
        counsellorCalled("専門相談員 佐藤");
        counsellorCalled("専門相談員 鈴木");
        try (Desk desk = Desk.at(address(), 1280, "coordinator")) {
            desk.page().navigate("/counsellors");
            Chromium.look(desk.page(), "counsellors");
            desk.page().navigate("/logins/own");
            Chromium.look(desk.page(), "own-login-centre");
        }
    }
}
