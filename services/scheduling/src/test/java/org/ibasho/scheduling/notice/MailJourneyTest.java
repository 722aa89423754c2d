package org.ibasho.scheduling.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.ibasho.testing.Api;
import org.ibasho.testing.probe.LockedOut;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.process.Ports;
import org.ibasho.testing.texts.StoredText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From the form to the mail and back, over a real SMTP server. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class MailJourneyTest extends NoticesTest {

    private static final GreenMail SMTP =
            new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        SMTP.start();
        Notices.settings(settings);
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
        settings.add("ibasho.notices.mail.from", () -> "kai@example.jp");
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Erasures erasures;

    private Notices notices;

    @BeforeEach
    void fresh() throws Exception {
        jdbc.sql("delete from notice_subscription").update();
        SMTP.purgeEmailFromAllMailboxes();
        notices = new Notices(port);
    }

    private static List<MimeMessage> mails(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> SMTP.getReceivedMessages().length >= count);
        return Arrays.asList(SMTP.getReceivedMessages());
    }

    private static MimeMessage mailTo(String address) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Arrays.stream(SMTP.getReceivedMessages())
                                .filter(mail -> to(mail).equals(address))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) mail.getContent();
    }

    private static String link(String text, String page) {
        Matcher link = Pattern.compile("https://kai\\.example\\.jp(/notices/" + page + "/[A-Za-z0-9_-]+)")
                .matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private String confirmed(String address, String what) throws Exception {
        notices.subscribe(address, what, false);
        String link = link(text(mails(1).getFirst()), "confirm");
        assertThat(notices.post(link, "").body()).contains("登録しました");
        SMTP.purgeEmailFromAllMailboxes();
        return link;
    }

    @Test
    void from_the_form_to_the_notice_and_the_unsubscription() throws Exception {
        Api.Answer asked = notices.subscribe("yuki@example.jp", "programme.SANGO", false);
        assertThat(asked.status()).isEqualTo(303);
        MimeMessage question = mails(1).getFirst();
        String confirm = link(text(question), "confirm");
        assertThat(question.getSubject()).isEqualTo("登録の確認");

        // a mail scanner has opened the link, which confirms nothing
        assertThat(notices.get(confirm).body()).contains("お知らせを受け取りますか");
        String early = notices.planner().published("REGULAR", "SANGO", "2034-03-04", "札幌市");
        notices.planner().cancel(early);
        assertThat(notices.post(confirm, "").body()).contains("登録しました");
        assertThat(notices.post(confirm, "").body()).contains("登録しました");
        SMTP.purgeEmailFromAllMailboxes();

        String id = notices.planner().published("REGULAR", "SANGO", "2034-03-05", "札幌市");
        notices.planner().cancel(id);
        MimeMessage told = mails(1).getFirst();
        assertThat(told.getSubject()).isEqualTo("会の予定が変わりました");
        assertThat(text(told))
                .contains("3月5日(日) 13:30–16:00 の会は、中止になりました", "https://kai.example.jp/calendar/" + id)
                .doesNotContain("ひきこもり", "SANGO", "雪");
        assertThat(told.getAllRecipients()[0]).hasToString("yuki@example.jp");
        String stop = link(text(told), "stop");
        assertThat(told.getHeader("List-Unsubscribe")).containsExactly("<https://kai.example.jp" + stop + ">");
        assertThat(told.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");

        assertThat(notices.get(stop).body()).contains("お知らせをやめますか");
        assertThat(subscriptions()).isEqualTo(1);
        assertThat(notices.post(stop, "List-Unsubscribe=One-Click").status()).isEqualTo(200);
        assertThat(subscriptions()).isZero();
        assertThat(notices.post(stop, "").body()).contains("お知らせをやめました");
    }

    @Test
    void changes_in_quick_succession_lead_to_one_notice_of_the_current_state() throws Exception {
        confirmed("umi@example.jp", "all");
        String id = notices.planner().published("OUTING", "SANGO", "2034-04-01", "小樽市");
        notices.planner().move(id, "2034-04-02");
        notices.planner().move(id, "2034-04-03");
        assertThat(text(mails(1).getFirst())).contains("新しい日時は 4月3日(月) 13:30–16:00");
        await().atMost(Duration.ofSeconds(10)).until(() -> pending() == 0);
        assertThat(SMTP.getReceivedMessages()).hasSize(1);
    }

    @Test
    void the_filter_decides_and_new_dates_are_optional() throws Exception {
        confirmed("sora@example.jp", "town.江別市");
        notices.planner().cancel(notices.planner().published("SATELLITE", "SANGO", "2034-05-01", "苫小牧市"));
        String id = notices.planner().published("SATELLITE", "SANGO", "2034-05-02", "江別市");
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> SMTP.getReceivedMessages().length == 0);
        notices.planner().cancel(id);
        assertThat(text(mails(1).getFirst())).contains("5月2日(火)");
    }

    @Test
    void the_answer_is_the_same_for_a_known_address_and_one_mail_comes_in_ten_minutes() throws Exception {
        confirmed("hana@example.jp", "all");
        jdbc.sql("update notice_subscription set asked_at = asked_at - interval '9 minutes'")
                .update();
        Api.Answer known = notices.subscribe("HANA@example.jp", "all", false);
        Api.Answer unknown = notices.subscribe("mori@example.jp", "all", false);
        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.header("Location")).isEqualTo(unknown.header("Location"));
        assertThat(mails(1).getFirst().getAllRecipients()[0]).hasToString("mori@example.jp");
        await().until(() -> pending() == 0);
        assertThat(SMTP.getReceivedMessages()).hasSize(1);

        jdbc.sql("update notice_subscription set asked_at = asked_at - interval '2 minutes'")
                .update();
        notices.subscribe("hana@example.jp", "kind.OUTING", false);
        assertThat(notices.post(link(text(mailTo("hana@example.jp")), "confirm"), "")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select kind from notice_subscription where confirmed_at is not null")
                        .query(String.class)
                        .list())
                .containsExactly("OUTING");
    }

    @Test
    void no_address_is_readable_in_the_database_and_the_link_of_the_mail_is_not_in_it() throws Exception {
        String link = confirmed("kawa@example.jp", "all");
        String row = jdbc.sql("select notice_subscription::text || encode(confirmation_hash, 'escape')"
                        + " from notice_subscription")
                .query(String.class)
                .single();
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(row).doesNotContain("kawa", token);
        String database =
                jdbc.sql("select current_database()").query(String.class).single();
        assertThat(StoredText.files("kawa@example.jp", database, "keys_scheduling"))
                .isEmpty();
        assertThat(StoredText.files(token, database)).isEmpty();
        assertThat(StoredText.tables("kawa@example.jp", database)).isEmpty();
    }

    @Test
    void the_end_of_a_subscription_destroys_the_key_of_its_address() throws Exception {
        confirmed("sora@example.jp", "all");
        UUID id =
                jdbc.sql("select id from notice_subscription").query(UUID.class).single();
        String sealed = jdbc.sql("select address from notice_subscription")
                .query(String.class)
                .single();
        assertThat(subscriptions.address(id, sealed)).contains("sora@example.jp");

        jdbc.sql("delete from notice_subscription").update();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(erasures.certificate(id.toString())).isPresent());
        assertThat(subscriptions.address(id, sealed)).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from notice_ended_subscription where key_destroyed_at is null")
                        .query(Integer.class)
                        .single()
                        .equals(0));
    }

    /** As a restore of the key store leaves it: another generation, and the key that was destroyed since the backup. */
    @Test
    void the_key_of_an_ended_subscription_is_destroyed_again_in_a_key_store_from_before() throws Exception {
        confirmed("numa@example.jp", "all");
        UUID id =
                jdbc.sql("select id from notice_subscription").query(UUID.class).single();
        String sealed = jdbc.sql("select address from notice_subscription")
                .query(String.class)
                .single();
        byte[] wrapped = inKeyStore(keys -> keys.sql("select wrapped from data_key where subject = ?")
                .param(id.toString())
                .query(byte[].class)
                .single());
        jdbc.sql("delete from notice_subscription").update();
        await().atMost(Duration.ofSeconds(20)).until(() -> isDestroyed(id));

        inKeyStore(keys -> keys.sql("""
            update data_key set wrapped = ?, epoch = (select max(epoch) from wrapping_epoch), erased_at = null,
                erasure = null, destroyed_epoch = null, certified_at = null where subject = ?
            """).params(wrapped, id.toString()).update());
        assertThat(isDestroyed(id)).isFalse();
        inKeyStore(keys ->
                keys.sql("update key_store set generation = gen_random_uuid()").update());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(subscriptions.address(id, sealed)).isEmpty();
            assertThat(isDestroyed(id)).isTrue();
        });
    }

    @Test
    void while_the_key_store_is_away_nobody_subscribes_and_no_address_is_stored() throws Exception {
        try (LockedOut _ = LockedOut.role("keys_scheduling")) {
            Api.Answer answer = notices.subscribe("tsuru@example.jp", "all", false);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.body()).contains("いま、つながりにくくなっています。");
        }
        assertThat(jdbc.sql("select count(*) from notice_subscription")
                        .query(Integer.class)
                        .single())
                .isZero();
        String database =
                jdbc.sql("select current_database()").query(String.class).single();
        assertThat(StoredText.files("tsuru@example.jp", database, "keys_scheduling"))
                .isEmpty();

        await().untilAsserted(() -> assertThat(
                        notices.subscribe("tsuru@example.jp", "all", false).status())
                .isEqualTo(303));
    }

    private static <T> T inKeyStore(Function<JdbcClient, T> work) throws SQLException {
        try (Connection keys = TestServers.postgres().connect("keys_scheduling")) {
            return work.apply(JdbcClient.create(new SingleConnectionDataSource(keys, true)));
        }
    }

    private boolean isDestroyed(UUID subscription) {
        return erasures.certificate(subscription.toString()).isPresent();
    }

    @Test
    void a_link_is_valid_for_a_day_and_a_foreign_one_never() throws Exception {
        notices.subscribe("taki@example.jp", "all", false);
        String link = link(text(mails(1).getFirst()), "confirm");
        jdbc.sql("update notice_subscription set asked_at = asked_at - interval '25 hours'")
                .update();
        assertThat(notices.post(link, "").status()).isEqualTo(404);
        assertThat(notices.get(link).body()).contains("このリンクは使えません");
        assertThat(notices.post("/notices/stop/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")
                        .status())
                .isEqualTo(404);
        assertThat(notices.post("/notices/stop/x.y", "").status()).isEqualTo(404);
    }

    @Test
    void invalid_input_comes_back_with_a_sentence_beside_it() {
        Api.Answer page = notices.subscribe("yuki@example", "town.小樽市", true);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("yuki@example", "メールアドレスの形が正しくない", "id=\"address-error\"");
        assertThat(notices.subscribe("yuki@example.jp", "nothing.here", false).body())
                .contains("選べる値の中にありません");
    }

    @Test
    void notices_wait_until_the_server_is_available_again() throws Exception {
        confirmed("yama@example.jp", "all");
        String id = notices.planner().published("REGULAR", "SANGO", "2034-06-01", "札幌市");
        SMTP.stop();
        try {
            notices.planner().cancel(id);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> jdbc.sql("select max(attempts) from notice_delivery where state = 'PENDING'")
                                    .query(Integer.class)
                                    .optional()
                                    .orElse(0)
                            > 0);
            assertThat(pending()).isEqualTo(1);
        } finally {
            SMTP.start();
        }
        // before the delay has passed, so that the test need not wait
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            jdbc.sql("update notice_delivery set due_at = now()"
                            + " where state = 'PENDING' and due_at < now() + interval '4 minutes'")
                    .update();
            return pending() == 0;
        });
        assertThat(text(mailTo("yama@example.jp"))).contains("6月1日(木)");
    }

    private int subscriptions() {
        return jdbc.sql("select count(*) from notice_subscription")
                .query(Integer.class)
                .single();
    }

    private int pending() {
        return jdbc.sql("select count(*) from notice_delivery where state = 'PENDING'")
                .query(Integer.class)
                .single();
    }
}
