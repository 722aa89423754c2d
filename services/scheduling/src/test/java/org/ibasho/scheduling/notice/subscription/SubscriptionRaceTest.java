package org.ibasho.scheduling.notice.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.ibasho.scheduling.notice.Crowd;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.ibasho.testing.Api;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Many subscribe at once, each with an address of their own. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class SubscriptionRaceTest extends NoticesTest {

    private static final int LIMIT = 10;
    private static final int MANY = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private SubscriptionSweep sweep;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Notices.settings(settings);
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", Ports::free);
        settings.add("ibasho.notices.mail.from", () -> "kai@example.jp");
        settings.add("ibasho.notices.limits.total", () -> LIMIT);
        settings.add("ibasho.notices.limits.per-client", () -> LIMIT - 1);
    }

    @BeforeEach
    void fresh() {
        Crowd.awaitAnHourWithTimeLeft();
        jdbc.sql("delete from notice_subscription").update();
        jdbc.sql("delete from notice_quota").update();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void exactly_as_many_are_accepted_as_the_limit_allows() {
        Notices notices = new Notices(port);
        List<Integer> answers =
                Crowd.of(MANY, n -> notices.subscribe("crowd" + n + "@example.jp", "all", false)).stream()
                        .map(Api.Answer::status)
                        .toList();
        assertThat(answers).filteredOn(status -> status == 303).hasSize(LIMIT);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(MANY - LIMIT);
        assertThat(count("notice_subscription")).isEqualTo(LIMIT);
    }

    /** Whoever waits has a transaction number, and readers of events wait for that. */
    @Test
    void a_subscription_that_others_hold_up_is_refused_soon_and_stores_nothing() {
        Notices notices = new Notices(port);
        notices.subscribe("first@example.jp", "all", false);
        Api.Answer answer = Objects.requireNonNull(transactions.execute(held -> {
            jdbc.sql("select used from notice_quota for update").query().listOfRows();
            return notices.subscribe("second@example.jp", "all", false);
        }));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("混み合っています", "second@example.jp");
        assertThat(count("notice_subscription")).isEqualTo(1);
        assertThat(notices.subscribe("second@example.jp", "all", false).status())
                .isEqualTo(303);
    }

    @Test
    void counts_of_ended_windows_are_deleted_and_the_others_stay() {
        new Notices(port).subscribe("yuki@example.jp", "all", false);
        int counts = count("notice_quota");
        jdbc.sql("""
            insert into notice_quota (subject_hash, used, ends_at)
            values (decode('00', 'hex'), 1, now() - interval '1 minute')
            """).update();

        sweep.sweep();

        assertThat(counts).isPositive();
        assertThat(count("notice_quota")).isEqualTo(counts);
    }
}
