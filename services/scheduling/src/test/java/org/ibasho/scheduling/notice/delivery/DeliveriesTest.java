package org.ibasho.scheduling.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.Notices;
import org.ibasho.scheduling.notice.NoticesTest;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue of deliveries in a service with keys and without senders, so that the test is the only sender. */
@ContextConfiguration(initializers = NoticesTest.OwnDatabase.class)
class DeliveriesTest extends NoticesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryClaims claims;

    private Notices notices;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Notices.settings(settings);
    }

    @BeforeEach
    void fresh() {
        jdbc.sql("delete from notice_subscription").update();
        notices = new Notices(port);
    }

    private void subscribed(String address, boolean announcements) {
        subscriptions.put(
                Channel.PUSH,
                address,
                address,
                new SubscriptionFilter(CalendarSelection.ALL, announcements, Locale.JAPANESE));
    }

    private String cancelled(String day) {
        String id = notices.planner().published("OUTING", "SANGO", day, "小樽市");
        notices.planner().cancel(id);
        return id;
    }

    private Delivery claimed() {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> claims.claim(Channel.PUSH), Optional::isPresent)
                .orElseThrow();
    }

    private String states() {
        return String.join(
                " ",
                jdbc.sql("select state from notice_delivery order by state")
                        .query(String.class)
                        .list());
    }

    @Test
    void of_concurrent_claims_one_succeeds_and_another_only_after_expiry() {
        subscribed("1", false);
        String id = cancelled("2034-10-01");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from notice_delivery where due_at < now()")
                        .query(Integer.class)
                        .single()
                        .equals(1));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<CompletableFuture<Optional<Delivery>>> claimed =
                    Stream.generate(() -> CompletableFuture.supplyAsync(() -> claims.claim(Channel.PUSH), many))
                            .limit(8)
                            .toList()
                            .stream();
            assertThat(claimed.map(CompletableFuture::join).flatMap(Optional::stream))
                    .singleElement()
                    .satisfies(one -> assertThat(one.gatheringId()).isEqualTo(id));
        }
        jdbc.sql("update notice_delivery set due_at = now()").update();
        assertThat(claimed().attempts()).isEqualTo(2);
    }

    @Test
    void a_claim_waits_until_the_calendar_shows_the_change() {
        subscribed("1", false);
        cancelled("2034-10-02");
        await().atMost(Duration.ofSeconds(20)).until(() -> states().equals("PENDING"));
        jdbc.sql("update notice_delivery set due_at = now(), version = version + 1")
                .update();
        assertThat(claims.claim(Channel.PUSH)).isEmpty();
        jdbc.sql("update notice_delivery set version = version - 1").update();
        assertThat(claimed().news()).isEqualTo(NoticeReason.CANCELLED);
    }

    @Test
    void a_delivery_postponed_beyond_a_day_is_abandoned() {
        subscribed("1", false);
        cancelled("2034-10-03");
        Delivery delivery = claimed();
        assertThat(deliveries.again(delivery, null)).isTrue();
        assertThat(states()).isEqualTo("PENDING");
        assertThat(deliveries.again(delivery, Duration.ofHours(25))).isFalse();
        assertThat(states()).isEqualTo("GIVEN_UP");
    }

    @Test
    void a_new_date_is_sent_to_its_subscribers_and_a_later_change_replaces_it() {
        subscribed("1", true);
        subscribed("2", false);
        String id = notices.planner().published("OUTING", "SANGO", "2034-10-04", "小樽市");
        await().atMost(Duration.ofSeconds(20)).until(() -> states().equals("PENDING"));
        notices.planner().move(id, "2034-10-05");
        await().atMost(Duration.ofSeconds(20)).until(() -> states().equals("PENDING PENDING SUPERSEDED"));
        assertThat(claimed().news()).isEqualTo(NoticeReason.MOVED);
    }

    @Test
    void the_delay_grows_to_half_an_hour_at_most() {
        assertThat(Deliveries.pause(1)).isEqualTo(Duration.ofSeconds(15));
        assertThat(Deliveries.pause(3)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Deliveries.pause(7)).isEqualTo(Duration.ofMinutes(16));
        assertThat(Deliveries.pause(8)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Deliveries.pause(5_000)).isEqualTo(Duration.ofMinutes(30));
    }
}
