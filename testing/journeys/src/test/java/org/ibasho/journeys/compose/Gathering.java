package org.ibasho.journeys.compose;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;

/** A gathering for families, today and until midnight. */
final class Gathering {

    private static final String VENUE = "市民活動の部屋";

    private Gathering() {}

    /** Plans and publishes one on the supervisor's pages, and returns its id. */
    static String published(Page supervisor, String theme) {
        supervisor.navigate(ComposeSystem.GATEWAY + "/gatherings");
        supervisor
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("予定を加える"))
                .click();
        supervisor.getByText("親の会", new Page.GetByTextOptions().setExact(true)).check();
        supervisor.getByLabel("テーマ").fill(theme);
        supervisor.getByLabel("日付").fill(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
        supervisor.getByLabel("おわり").fill("23:59"); // not over at whatever hour this runs
        supervisor
                .getByLabel("会場", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(VENUE);
        press(supervisor, "予定に入れる");
        supervisor.getByLabel("足りないまま公開する").check();
        press(supervisor, "公開する");
        assertThat(supervisor.getByRole(AriaRole.STATUS).first()).containsText("公開しました");
        return supervisor.url().replaceFirst(".*/gatherings/([^?]*).*", "$1");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
