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
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Claims deliveries of the queue. A delivery is claimed before it is sent, outside any transaction, because all event
 * readers would wait for a transaction that waits for a mail server. If the claiming process dies, another instance
 * takes the delivery over after a few minutes: it may be sent twice, and is never lost.
 */
@Component
class DeliveryClaims {

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final int PAGE = 100;

    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryClaims(Calendar calendar, JdbcClient jdbc, Clock clock) {
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
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
