package org.ibasho.scheduling.notice.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.chassis.sweep.PagedSweep;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.web.logs.SecurityEvents;
import org.ibasho.web.logs.SecurityEvents.Kind;
import org.ibasho.web.problem.TooManyRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits how often people subscribe, in total, per client and per mailbox. The caller's transaction counts and stores
 * the subscription. Two requests cannot both take the last place: the second one waits for the row of the first.
 */
@Component
public class SubscriptionLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final PagedSweep ENDED = new PagedSweep("notice_quota", "ends_at < ?");

    private final JdbcClient jdbc;
    private final AddressKeys keys;
    private final NoticeSettings.Limits limits;
    private final Clock clock;
    private final Map<String, Instant> reported = new ConcurrentHashMap<>();

    SubscriptionLimits(JdbcClient jdbc, AddressKeys keys, NoticeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.limits = settings.limits();
        this.clock = clock;
    }

    /**
     * Counts a subscription. The client's own limit comes first, so that one client does not use up what is for all.
     * From here on the transaction waits only briefly for others: it has a number, and readers of events wait for it.
     *
     * @param client null if it is not known
     * @throws TooManyRequests if a limit is reached
     */
    public void count(@Nullable String client) {
        jdbc.sql("select set_config('lock_timeout', '500ms', true)")
                .query(String.class)
                .single();
        Quota own = new Quota("client", client == null ? "" : client, HOUR, limits.perClient());
        if (client != null && limits.perClient() > 0 && !isCounted(own)) {
            throw refusal("too-many-subscriptions", own);
        }
        Quota total = new Quota("total", "", HOUR, limits.total());
        if (!isCounted(total)) {
            throw refusal("crowded", total);
        }
    }

    /**
     * Counts a mail to a mailbox, and returns whether it may be sent. The answer to the request must not depend on it:
     * it would tell that somebody has asked for that mailbox before.
     */
    public boolean isMailCounted(@Nullable String client, String address) {
        String mailbox = Mailbox.of(address);
        return (client == null
                        || isCounted(new Quota(
                                "client-and-mailbox", client + " " + mailbox, DAY, limits.perClientAndMailbox())))
                && isCounted(new Quota("mailbox", mailbox, DAY, limits.perMailbox()));
    }

    /**
     * Requires a place among the browsers that no message has reached yet. Others wait until the caller's transaction
     * has ended.
     *
     * @throws TooManyRequests if there is none
     */
    public void requirePlaceForBrowser() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('notices to browsers', 0))")
                .query((row, n) -> true)
                .single();
        int unconfirmed = jdbc.sql("""
            select count(*) from (select 1 from notice_subscription
                where channel = 'PUSH' and confirmed_at is null limit ?) as unconfirmed
            """)
                .param(limits.unconfirmedPush())
                .query(Integer.class)
                .single();
        if (unconfirmed >= limits.unconfirmedPush()) {
            throw refusal("crowded", new Quota("unconfirmed-push", "", HOUR, limits.unconfirmedPush()));
        }
    }

    /** Deletes the counts of windows that have ended. */
    void sweep(Instant now) {
        ENDED.sweep(jdbc, now);
    }

    /** A refused request is most often refused by the first query, which locks and writes nothing. */
    private boolean isCounted(Quota quota) {
        Instant now = clock.instant();
        byte[] hash = keys.codes("limit", quota.key(now)).getFirst();
        int used = jdbc.sql("select used from notice_quota where subject_hash = ?")
                .param(hash)
                .query(Integer.class)
                .optional()
                .orElse(0);
        return used < quota.limit
                && jdbc.sql("""
                    insert into notice_quota as quota (subject_hash, used, ends_at) values (:hash, 1, :end)
                    on conflict (subject_hash) do update set used = quota.used + 1 where quota.used < :limit
                    """)
                                .param("hash", hash)
                                .param("end", quota.end(now).atOffset(ZoneOffset.UTC))
                                .param("limit", quota.limit)
                                .update()
                        == 1;
    }

    /** The first refusal of a kind within a window is reported; the others would fill the log. */
    private TooManyRequests refusal(String code, Quota quota) {
        Instant now = clock.instant();
        Instant end = quota.end(now);
        if (!end.equals(reported.put(quota.kind, end))) {
            // this process knows no address; the gateway logs its refusals with it
            SecurityEvents.report(Kind.SUBSCRIPTION_BURST, (@Nullable String) null, null, quota.kind);
        }
        return new TooManyRequests(code, Duration.between(now, end).plusSeconds(1));
    }

    /** A limit within windows of a fixed length. */
    private record Quota(String kind, String subject, Duration window, int limit) {

        /** With the window, so that two windows of one subject have nothing in common. */
        byte[] key(Instant now) {
            return (kind + "\0" + number(now) + "\0" + subject).getBytes(StandardCharsets.UTF_8);
        }

        Instant end(Instant now) {
            return Instant.ofEpochSecond((number(now) + 1) * window.toSeconds());
        }

        private long number(Instant now) {
            return Math.floorDiv(now.getEpochSecond(), window.toSeconds());
        }
    }
}
