package org.ibasho.scheduling.notice.subscription;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Destroys the data key of each subscription that has ended, however it ended: no copy of the database shows its
 * address any more. The database notes every deleted subscription, so none is missed when a process dies or the key
 * store is away. It keeps these notes, for a key store that is restored from a backup has the key again.
 */
@Component
class EndedSubscriptions implements Erasures.History {

    private static final Logger log = LoggerFactory.getLogger(EndedSubscriptions.class);
    private static final int PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Erasures erasures;

    EndedSubscriptions(JdbcClient jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void destroyKeys() {
        try {
            List<UUID> page;
            do {
                page = jdbc.sql("""
                    select subscription_id from notice_ended_subscription where key_destroyed_at is null limit ?
                    """)
                        .param(PAGE)
                        .query((row, n) -> row.getObject("subscription_id", UUID.class))
                        .list();
                page.forEach(this::destroyKey);
            } while (page.size() == PAGE);
        } catch (KeyStoreUnavailable away) {
            log.warn("keys of ended subscriptions are not destroyed yet: {}", away.getMessage());
        }
    }

    private void destroyKey(UUID subscription) {
        erasures.erase(subscription.toString());
        jdbc.sql("update notice_ended_subscription set key_destroyed_at = now() where subscription_id = ?")
                .param(subscription)
                .update();
    }

    @Override
    public List<String> erasedAfter(String subject, int limit) {
        return jdbc.sql("""
            select subscription_id from notice_ended_subscription
             where subscription_id > ? order by subscription_id limit ?
            """)
                .params(subject.isEmpty() ? BEFORE_ALL : UUID.fromString(subject), limit)
                .query((row, n) -> row.getString("subscription_id"))
                .list();
    }
}
