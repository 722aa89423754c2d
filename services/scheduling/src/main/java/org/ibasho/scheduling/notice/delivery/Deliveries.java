package org.ibasho.scheduling.notice.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ibasho.chassis.sweep.PagedSweep;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue of deliveries. A delivery is claimed before it is sent, outside any transaction, because all event readers
 * would wait for a transaction that waits for a mail server. If the claiming process dies, another instance takes the
 * delivery over after a few minutes: it may be sent twice, and is never lost.
 */
@Component
public class Deliveries {

    /** How long a delivery is retried; an older change is not worth a notice. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 10;
    private static final int PAGE = 100;
    private static final PagedSweep SETTLED = new PagedSweep("notice_delivery", "settled_at < ?");

    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration collected;

    Deliveries(Calendar calendar, JdbcClient jdbc, Clock clock, NoticeSettings settings) {
        this.calendar = calendar;
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
                where confirmed_at <= :at
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

    /** Adds the confirmation mail of a new subscription. */
    public void ask(UUID subscription, Channel channel) {
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
            insert into notice_delivery (event_id, subscription_id, channel, version, happened_at, due_at)
            values (?, ?, ?, 0, ?, ?)
            """)
                .params(subscription, subscription, channel.name(), now, now)
                .update();
    }

    /** Claims a due delivery whose change the calendar already shows. No other instance gets it meanwhile. */
    Optional<Delivery> claim(Channel channel) {
        Instant now = clock.instant();
        Due last = null;
        List<Due> page;
        do {
            page = due(channel, now, last);
            Set<String> shown = shown(page);
            for (Due due : page) {
                Optional<Delivery> claimed = due.isShown(shown) ? claim(due, now) : Optional.empty();
                if (claimed.isPresent()) {
                    return claimed;
                }
                last = due;
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    /**
     * A delivery that is due.
     *
     * @param version the gathering's version that the calendar has to show first
     */
    private record Due(
            UUID eventId, UUID subscriptionId, @Nullable String gatheringId, long version, Instant dueAt) {

        /** @param shown keys of changes that the calendar shows */
        boolean isShown(Set<String> shown) {
            return gatheringId == null || shown.contains(key());
        }

        String key() {
            return gatheringId + "/" + version;
        }
    }

    private List<Due> due(Channel channel, Instant now, @Nullable Due after) {
        return jdbc.sql("""
            select event_id, subscription_id, gathering_id, version, due_at from notice_delivery
            where state = 'PENDING' and due_at <= :now and channel = :channel
              and (:event::uuid is null or (due_at, event_id, subscription_id) > (:due, :event, :subscription))
            order by due_at, event_id, subscription_id limit :page
            """)
                .param("now", at(now))
                .param("channel", channel.name())
                .param("event", after == null ? null : after.eventId)
                .param("subscription", after == null ? null : after.subscriptionId)
                .param("due", at(after == null ? now : after.dueAt))
                .param("page", PAGE)
                .query((row, n) -> new Due(
                        row.getObject("event_id", UUID.class),
                        row.getObject("subscription_id", UUID.class),
                        row.getString("gathering_id"),
                        row.getLong("version"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Set<String> shown(List<Due> page) {
        List<String> ids = page.stream()
                .map(Due::gatheringId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Long> versions =
                calendar.all(ids).stream().collect(Collectors.toMap(CalendarEntry::id, CalendarEntry::version));
        return page.stream()
                .filter(due -> due.gatheringId != null && versions.getOrDefault(due.gatheringId, -1L) >= due.version)
                .map(Due::key)
                .collect(Collectors.toSet());
    }

    /** Empty if another instance claimed it first. */
    private Optional<Delivery> claim(Due due, Instant now) {
        return jdbc.sql("""
            update notice_delivery set due_at = :until, attempts = attempts + 1
            from notice_subscription subscription
            where subscription.id = subscription_id and event_id = :event and subscription_id = :subscription
              and state = 'PENDING' and due_at <= :now
            returning event_id, subscription_id, notice_delivery.channel, news, gathering_id, happened_at, attempts,
                address, language
            """)
                .param("until", at(now.plus(CLAIM)))
                .param("now", at(now))
                .param("event", due.eventId)
                .param("subscription", due.subscriptionId)
                .query((row, n) -> delivery(row))
                .optional();
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
        jdbc.sql("update notice_delivery set due_at = ? where event_id = ? and subscription_id = ? and state ="
                        + " 'PENDING'")
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

    private static Delivery delivery(ResultSet row) throws SQLException {
        String news = row.getString("news");
        return new Delivery(
                row.getObject("event_id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                news == null ? null : NoticeReason.valueOf(news),
                row.getString("gathering_id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("language")));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
