package org.ibasho.scheduling.notice.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.ibasho.chassis.sweep.PagedSweep;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue of deliveries. {@link DeliveryClaims} hands them out. */
@Component
public class Deliveries {

    /** How long a delivery is retried; an older change is not worth a notice. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 10;
    private static final PagedSweep SETTLED = new PagedSweep("notice_delivery", "settled_at < ?");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration collected;

    Deliveries(JdbcClient jdbc, Clock clock, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.collected = settings.collected();
    }

    /**
     * Adds a delivery of the change for every subscriber with a matching filter who subscribed before it. It replaces a
     * waiting delivery about the same gathering and keeps its time, so that one notice tells the current state.
     */
    public void add(Change change) {
        jdbc.sql("""
            with wanted as (
                select id, channel from notice_subscription
                where (case channel when 'PUSH' then asked_at else confirmed_at end) <= :at
                  and (programme is null or programme = :programme)
                  and (kind is null or kind = :kind)
                  and (town is null or town = any(:towns))
                  and (announcements or :news <> 'ANNOUNCED')),
            earlier as (
                update notice_delivery set state = 'SUPERSEDED', settled_at = :now
                from wanted
                where subscription_id = wanted.id and gathering_id = :gathering and state = 'PENDING'
                  and event_id <> :event
                returning subscription_id, news, due_at)
            insert into notice_delivery
                (event_id, subscription_id, channel, news, gathering_id, version, happened_at, due_at)
            select :event, wanted.id, wanted.channel,
                (:weights)[greatest(array_position(:weights, :news), array_position(:weights, earlier.news::text))],
                :gathering, :version, :at, least(earlier.due_at, :due)
            from wanted left join earlier on earlier.subscription_id = wanted.id
            on conflict do nothing
            """.replace(":weights", "array['ANNOUNCED', 'REPLACED', 'MOVED', 'CANCELLED']"))
                .param("at", at(change.at()))
                .param("programme", change.notice().programme())
                .param("kind", change.notice().kind())
                .param("towns", change.notice().towns().toArray(String[]::new))
                .param("news", change.notice().news().name())
                .param("now", at(clock.instant()))
                .param("gathering", change.gatheringId())
                .param("event", change.eventId())
                .param("version", change.version())
                .param("due", at(change.at().plus(collected)))
                .update();
    }

    /** Adds the first message of a new subscription: the question to a mailbox, or the welcome to a browser. */
    public void ask(UUID subscription, Channel channel) {
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
            insert into notice_delivery (event_id, subscription_id, channel, version, happened_at, due_at)
            values (?, ?, ?, 0, ?, ?)
            """)
                .params(subscription, subscription, channel.name(), now, now)
                .update();
    }

    void sent(Delivery delivery) {
        settle(delivery, "SENT");
    }

    void givenUp(Delivery delivery) {
        settle(delivery, "GIVEN_UP");
    }

    private void settle(Delivery delivery, String state) {
        jdbc.sql("""
            update notice_delivery set state = ?, settled_at = ?
            where event_id = ? and subscription_id = ? and state = 'PENDING'
            """)
                .params(state, at(clock.instant()), delivery.eventId(), delivery.subscriptionId())
                .update();
    }

    /**
     * Postpones a delivery.
     *
     * @param asked the delay that the receiving server requested; null for none
     * @return false if it would be too late by then and the delivery was abandoned
     */
    boolean again(Delivery delivery, @Nullable Duration asked) {
        Instant due = clock.instant().plus(asked == null ? pause(delivery.attempts()) : asked);
        if (due.isAfter(delivery.happenedAt().plus(PATIENCE))) {
            givenUp(delivery);
            return false;
        }
        jdbc.sql("update notice_delivery set due_at = ?"
                        + " where event_id = ? and subscription_id = ? and state = 'PENDING'")
                .params(at(due), delivery.eventId(), delivery.subscriptionId())
                .update();
        return true;
    }

    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** The number of waiting deliveries. */
    double pending() {
        return jdbc.sql("select count(*) from notice_delivery where state = 'PENDING'")
                .query(Double.class)
                .single();
    }

    /** The age in seconds of the oldest waiting delivery; 0 if none waits. */
    double oldestSeconds() {
        return jdbc.sql("""
            select coalesce(extract(epoch from ?::timestamptz - min(happened_at)), 0)::float8
            from notice_delivery where state = 'PENDING'
            """).param(at(clock.instant())).query(Double.class).single();
    }

    /** Deletes deliveries that were settled before a time. */
    void sweep(Instant before) {
        SETTLED.sweep(jdbc, before);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
