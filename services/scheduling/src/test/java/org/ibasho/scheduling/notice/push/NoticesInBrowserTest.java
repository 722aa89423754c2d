package org.ibasho.scheduling.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages in a real browser, with their script; only the browser maker's push service is ours. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class NoticesInBrowserTest extends NoticesTest {

    private static final KeyPair OURS = PushService.pair();
    private static final PushService SERVICE = start();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Subscriptions subscriptions;

    private static PushService start() {
        try {
            return new PushService();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Notices.settings(settings);
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("ibasho.notices.mail.from", () -> "kai@example.jp");
        settings.add("ibasho.notices.push.public-key", () -> PushService.written(OURS));
        settings.add("ibasho.notices.push.private-key", () -> PushService.secret(OURS));
        settings.add("ibasho.notices.push.services", SERVICE::origin);
    }

    private Browser.NewContextOptions here(Browser.NewContextOptions options) {
        return options.setBaseURL("http://localhost:" + port);
    }

    /** Replaces the endpoint that Chromium would request from its vendor. */
    private static String subscribing() {
        return """
            let mine = null;
            PushManager.prototype.getSubscription = async () => mine;
            PushManager.prototype.subscribe = async (asked) => mine = {
              endpoint: '%1$s', options: asked,
              toJSON: () => ({endpoint: '%1$s', expirationTime: null, keys: {p256dh: '%2$s', auth: '%3$s'}}),
              unsubscribe: async () => { mine = null; return true; },
            };
            """.formatted(SERVICE.endpoint(), SERVICE.p256dh(), SERVICE.auth());
    }

    @Test
    void a_device_is_notified_until_it_unsubscribes() {
        try (Chromium chromium = Chromium.startWithNotifications();
                BrowserContext window = chromium.window(1280, 900, this::here)) {
            window.grantPermissions(List.of("notifications"));
            window.addInitScript(subscribing());
            Page page = window.newPage();
            page.navigate("/notices");
            page.waitForSelector("#push-start");
            assertThat(page.isVisible("#push-cannot")).isFalse();
            Chromium.look(page, "notices");

            page.selectOption("#push-what", "kind.OUTING");
            page.click("#push-start");
            saysInTheEnd(page, "この端末で受け取れるようになりました。");
            assertThat(page.isVisible("#push-stop")).isTrue();
            Notices notices = new Notices(port);
            notices.planner().cancel(notices.planner().published("OUTING", "SANGO", "2034-09-01", "小樽市"));
            await().atMost(Duration.ofSeconds(20)).until(() -> told().isPresent());
            assertThat(SERVICE.refused()).isEmpty();
            arrives(window, page, told().orElseThrow());

            page.click("#push-stop");
            saysInTheEnd(page, "この端末には、もうお知らせしません。");
            assertThat(page.isVisible("#push-stop")).isFalse();
            assertThat(jdbc.sql("select count(*) from notice_subscription where channel = 'PUSH'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    /** The notice, after the message that welcomed the browser. */
    private static Optional<String> told() {
        return SERVICE.received().stream()
                .map(PushService.Received::text)
                .filter(text -> text.contains("会の予定が変わりました"))
                .findFirst();
    }

    private static void saysInTheEnd(Page page, String sentence) {
        page.waitForCondition(() -> page.innerText("#push-said").equals(sentence));
    }

    /** Gives the message to the page's worker as the browser would, and waits for what it shows. */
    private static void arrives(BrowserContext window, Page page, String text) {
        CDPSession browser = window.newCDPSession(page);
        AtomicReference<String> registration = new AtomicReference<>("");
        browser.on(
                "ServiceWorker.workerRegistrationUpdated",
                said -> said.getAsJsonArray("registrations")
                        .forEach(one -> registration.set(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        browser.send("ServiceWorker.enable");
        page.waitForCondition(() -> !registration.get().isEmpty());
        JsonObject message = new JsonObject();
        message.addProperty("origin", page.url().replaceFirst("(https?://[^/]+).*", "$1"));
        message.addProperty("registrationId", registration.get());
        message.addProperty("data", text);
        // on a busy machine, a newly registered worker may miss the first message; the same tag shows it once
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .until(() -> {
                    browser.send("ServiceWorker.deliverPushMessage", message);
                    return shown(page).contains("会の予定が変わりました|9月1日(金) 13:30–16:00 の会は、中止になりました。");
                });
    }

    private static String shown(Page page) {
        return page.evaluate("""
            navigator.serviceWorker.getRegistration('/assets/').then((it) => it.getNotifications())
                .then((shown) => shown.map((one) => one.title + '|' + one.body).join())
            """).toString();
    }

    @Test
    void without_scripts_the_page_names_the_alternatives() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window =
                        chromium.window(1280, 900, options -> here(options).setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            page.navigate("/notices");
            assertThat(page.isVisible("#push-start")).isFalse();
            assertThat(page.isVisible("#push-cannot")).isTrue();
            assertThat(page.isVisible("text=予定を自分のスマートフォンに")).isTrue();
            page.fill("#address", "yuki@example");
            page.selectOption("#mail-what", "programme.YORIDOKORO");
            page.click("text=確かめるメールを受け取る");
            assertThat(page.innerText("#address-error")).contains("メールアドレスの形が正しくない");
            assertThat(page.inputValue("#mail-what")).isEqualTo("programme.YORIDOKORO");
            assertThat(page.inputValue("#address")).isEqualTo("yuki@example");
        }
    }

    @Test
    void each_page_is_public_and_get_changes_nothing() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(1280, 900, this::here)) {
            Page page = window.newPage();
            page.navigate("/notices");
            page.fill("#address", "yuki@");
            page.click("text=確かめるメールを受け取る");
            Chromium.look(page, "notices-wrong");
            page.navigate("/notices/sent");
            Chromium.look(page, "notices-sent");
            page.navigate("/notices/stop/" + subscriptions.stopToken(UUID.randomUUID()));
            Chromium.look(page, "notices-stop");
            page.click("main button");
            assertThat(page.innerText("h1")).isEqualTo("お知らせをやめました");
            Chromium.look(page, "notices-stopped");
            page.navigate("/notices/confirm/nothing?lang=en");
            assertThat(page.innerText("h1")).isEqualTo("This link cannot be used");
            page.navigate("/notices?lang=en");
            assertThat(page.content().replaceAll("(?s)<optgroup label=\"By town\".*?</optgroup>|lang=\"ja\">日本語", ""))
                    .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]");
            Chromium.look(page, "notices-en");
        }
    }
}
