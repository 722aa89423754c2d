package org.ibasho.scheduling.staffing.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff and a roster in a real browser, with two concurrent users; checks every page at phone and desk width. */
@ServiceTest
class RosterInBrowserTest {

    @LocalServerPort
    private int port;

    private BrowserContext window(Chromium chromium, String language) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port).setLocale(language));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    private String gathering(String day) {
        Api supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        return supervisor
                .post("/api/gatherings", """
                    {"programme": "YORIDOKORO", "kind": "PERSONS", "startsAt": "%1$sT13:30:00+09:00",
                     "endsAt": "%1$sT16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"],
                     "lateRecord": true, "acceptOverlap": true}
                    """.formatted(day))
                .header("Location")
                .replace("/api", "");
    }

    private static void joins(Page page, String nickname, String role) {
        page.navigate("/staff/new");
        page.fill("#nickname", nickname);
        page.check("input[name=roles][value=" + role + "]");
        page.click("main button.go");
        assertThat(page.locator("[role=status]").innerText()).contains("スタッフに加えました");
    }

    @Test
    void staff_join_add_absences_and_take_leave() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP")) {
            Page page = window.newPage();
            page.navigate("/staff/new");
            page.check("input[name=held][value=FIRST_AID]");
            page.fill("input[name=until-FIRST_AID]", "2030-03-31");
            page.evaluate("document.querySelector('#nickname').removeAttribute('required')");
            page.click("main button.go");
            assertThat(page.locator("#nickname-error").innerText()).contains("ここを入力してください");
            assertThat(page.locator("#roles-error").innerText()).contains("役割を1つ以上");
            assertThat(page.inputValue("input[name=until-FIRST_AID]")).isEqualTo("2030-03-31");
            Chromium.look(page, "staff-errors");

            joins(page, "そら", "CHAIR");
            page.fill("#from", "2036-05-03");
            page.fill("#until", "2036-05-05");
            page.click("text=来られない日を加える");
            assertThat(page.locator("main").innerText()).contains("5月3日(土)–5月5日(月)");
            page.click("summary");
            Chromium.look(page, "staff-member");
            linksTheLoginInUse(page);
            page.click("text=お休みにする");
            assertThat(page.locator("main").innerText()).contains("お休み中", "ゆっくり休んでください");
            page.navigate("/staff");
            assertThat(page.locator("main").innerText()).contains("そら", "司会", "お休み中");
            Chromium.look(page, "staff");
        }
    }

    private static void linksTheLoginInUse(Page page) {
        String staff = page.url();
        page.navigate("/logins/own");
        String number = page.locator("dd.num").innerText();
        Chromium.look(page, "own-login");
        page.navigate(staff);
        page.click("main a[href$='/logins']");
        page.click("main button.go");
        assertThat(page.locator("#login-error").innerText()).contains("選んでください");
        page.selectOption(
                "#login",
                page.locator("#login option", new Page.LocatorOptions().setHasText(number))
                        .getAttribute("value"));
        page.click("main button.go");
        assertThat(page.locator("[role=status]").innerText()).contains("ログインをつなぎました");
        Chromium.look(page, "staff-logins");
        page.click("text=番号 " + number + " をはずす");
        assertThat(page.locator("[role=status]").innerText()).contains("ログインをはずしました");
        page.navigate(staff);
        page.click("summary");
    }

    @Test
    void the_month_shows_missing_seats_and_one_click_accepts_all_suggestions() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP")) {
            Page page = window.newPage();
            joins(page, "おおや", "PEER_SUPERVISOR");
            for (String nickname : new String[] {"ゆき", "たろ", "みどり", "はる", "こまつ"}) {
                joins(page, nickname, "PEER_STAFF");
            }
            String gathering = gathering("2036-06-07");
            page.navigate("/gatherings?month=2036-06");
            assertThat(page.locator("tbody").innerText()).contains("統括 あと1人", "ピア あと4人");
            page.click("tbody a[href$='/roster']");
            Chromium.look(page, "roster-suggested");
            page.click("main button.go");
            assertThat(page.locator("main").innerText()).contains("必要な席は、すべてうまっています");

            page.click("section .card >> nth=1 >> button:has-text('席を空ける')");
            assertThat(page.locator("main").innerText()).contains("あと1席です", "さんはどうですか", "この時間");
            Chromium.look(page, "roster");
            page.navigate(gathering);
            page.click("main button.go");
            assertThat(page.locator("[role=alert]").innerText()).contains("まだ足りない席があります");
            Chromium.look(page, "gathering-short");
            page.check("input[name=withMissingSeats]");
            page.click("main button.go");
            assertThat(page.locator("main").innerText()).contains("公開しました", "ピア あと1人");
            page.navigate("/gatherings?month=2036-06");
            Chromium.look(page, "month-with-seats");
            page.navigate(gathering + "/roster");
            assertThat(page.locator("main").innerText()).contains("1席が足りないまま公開しました");
        }
    }

    @Test
    void the_second_of_two_users_sees_the_change_and_overwrites_nothing() {
        try (Chromium chromium = Chromium.start();
                BrowserContext first = window(chromium, "ja-JP");
                BrowserContext second = window(chromium, "ja-JP")) {
            Page one = first.newPage();
            joins(one, "あおい", "PEER_SUPERVISOR");
            joins(one, "つばさ", "PEER_STAFF");
            String roster = gathering("2036-07-05") + "/roster";
            one.navigate(roster);
            Page other = second.newPage();
            other.navigate(roster);
            one.click("section .card >> nth=0 >> button:has-text('決める')");
            String taken = one.locator("section .card >> nth=0 >> span.seat").innerText();

            other.click("section .card >> nth=0 >> button:has-text('決める')");
            assertThat(other.locator("[role=alert]").innerText())
                    .contains("ほかの人が担当を変えました", "開いているあいだに変わったこと", "運営統括支援員 1: " + taken + "さんが入りました");
            assertThat(other.locator("section .card >> nth=0 >> span.seat").innerText())
                    .isEqualTo(taken);
            Chromium.look(other, "roster-meanwhile");
            other.click("section .card >> nth=1 >> button:has-text('決める')");
            assertThat(other.locator("[role=status]").innerText()).contains("担当を決めました");
        }
    }

    @Test
    void english_is_complete() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "en-GB")) {
            Page page = window.newPage();
            for (String path : new String[] {"/staff/new", "/logins/own", gathering("2036-08-02") + "/roster"}) {
                page.navigate(path);
                String text = page.locator("main").innerText();
                assertThat(text.replaceAll("[ぁ-んァ-ヶ一-龠]+\\?|Choose [ぁ-んァ-ヶ一-龠]+|How about .*", "")
                                .replaceAll("(?m)^[ぁ-んァ-ヶ一-龠]+$", ""))
                        .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]")
                        .doesNotContain("??");
            }
        }
    }
}
