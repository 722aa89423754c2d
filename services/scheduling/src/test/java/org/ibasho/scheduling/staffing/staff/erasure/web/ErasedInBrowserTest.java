package org.ibasho.scheduling.staffing.staff.erasure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages say that a person is erased wherever they named them, and the list of certificates leads to theirs. */
@ServiceTest
class ErasedInBrowserTest {

    private static final String DAY = "2020-02-0";

    @LocalServerPort
    private int port;

    @Autowired
    private KeyStore keys;

    private final String nickname = "つぐみ" + UUID.randomUUID().toString().substring(0, 8);
    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private void done(String path, String json) {
        Api.Answer answer = supervisor.post(path, json);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(204);
    }

    private String held(int day) {
        return supervisor.post("/api/gatherings", """
                    {"programme": "SANGO", "kind": "REGULAR", "startsAt": "%1$sT13:30:00+09:00",
                     "endsAt": "%1$sT16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"],
                     "lateRecord": true, "acceptOverlap": true}
                    """.formatted(DAY + day)).header("Location");
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Somebody who chaired a gathering has left and is erased. */
    private String erased(String gathering) {
        String staff = supervisor
                .post("/api/staff", "{\"nickname\": \"%s\", \"roles\": [\"CHAIR\"]}".formatted(nickname))
                .header("Location");
        done(gathering + "/roster/assignments", """
            {"role": "CHAIR", "seat": 1, "staffId": "%s", "version": -1}
            """.formatted(id(staff)));
        done(gathering + "/publication", "{\"withMissingSeats\": true}");
        done(staff + "/departure", "");
        done(staff + "/erasure", "");
        return staff;
    }

    private BrowserContext window(Chromium chromium, String language, boolean scripts) {
        BrowserContext window = chromium.window(
                1280,
                900,
                options -> options.setBaseURL("http://localhost:" + port)
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts));
        window.setExtraHTTPHeaders(
                Map.of("Authorization", "Bearer " + Realm.of("npo").token("supervisor")));
        return window;
    }

    private String text(Page page, String path) {
        page.navigate(path);
        String text = page.locator("main").innerText();
        assertThat(text).as(path).doesNotContain(nickname, Erased.TEXT);
        return text;
    }

    @Test
    void every_page_that_named_them_calls_them_erased_and_its_links_lead_somewhere() {
        String gathering = held(5).replace("/api", "");
        erased("/api" + gathering);
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP", true)) {
            Page page = window.newPage();
            assertThat(text(page, "/gatherings?month=2020-02")).contains("司会(消去済み)");
            Chromium.look(page, "month-erased");
            assertThat(text(page, gathering)).contains("司会(消去済み)");
            page.click("text=これまでの変更");
            assertThat(page.locator("main").innerText()).contains("お名前が消去済みの方");
            Chromium.look(page, "gathering-erased");
            linksLeadSomewhere(page);
            assertThat(text(page, gathering + "/roster")).contains("消去済み");
            Chromium.look(page, "roster-erased");
            linksLeadSomewhere(page);
            page.navigate(gathering.replace("/gatherings/", "/calendar/"));
            assertThat(page.locator("main").innerText()).doesNotContain("消去", nickname);
        }
    }

    /** The door is another service's. */
    private void linksLeadSomewhere(Page page) {
        List<?> links = (List<?>)
                page.evaluate("[...document.querySelectorAll('main a')].map(link => link.getAttribute('href'))"
                        + ".filter(address => !address.startsWith('/door/'))");
        Api reader = supervisor.header("Accept", "text/html");
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(reader.get(link.toString()).status())
                        .as(link.toString())
                        .isLessThan(400));
    }

    @Test
    void the_list_leads_to_the_certificate_and_says_when_the_copies_are_worthless() {
        String staff = erased(held(6));
        String certificate = staff.replace("/api", "");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = window(chromium, "ja-JP", false)) {
            Page page = window.newPage();
            page.navigate("/staff");
            page.click("text=消去の証明書");
            assertThat(page.url()).endsWith("/staff/erasures");
            assertThat(text(page, "/staff/erasures")).contains("スタッフの記録", "1日以内に使えなくなります");
            page.click("main a[href='" + certificate + "']");
            assertThat(page.locator("main").innerText()).contains("消去の証明書", id(staff), "自動で使えなくなります");

            keys.turn().turn();

            page.reload();
            assertThat(page.locator("main").innerText()).doesNotContain("自動で使えなくなります");
            page.click("text=消去の証明書の一覧へ");
            assertThat(page.locator(
                                    "tr",
                                    new Page.LocatorOptions().setHas(page.locator("a[href='" + certificate + "']")))
                            .innerText())
                    .contains("使えなくなりました");
        }
        looks(certificate);
    }

    private void looks(String certificate) {
        try (Chromium chromium = Chromium.start()) {
            for (String language : List.of("ja-JP", "en-GB")) {
                Page page = window(chromium, language, true).newPage();
                for (String path : List.of("/staff/erasures", certificate, certificate + "/reads")) {
                    text(page, path);
                    Chromium.look(page, "erasure-" + language + "-" + path.replaceAll(".*/", ""));
                }
            }
        }
    }
}
