package org.ibasho.scheduling.notice.subscription;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.chassis.sweep.PagedSweep;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The subscriptions, one per address: once confirmed, a new one replaces the old one. Each has a data key of its own in
 * the key store, which seals its address; {@link EndedSubscriptions} destroys it.
 */
@Component
public class Subscriptions {

    /** How long a confirmation link is valid and an unconfirmed subscription is stored. */
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    private static final Duration BETWEEN_ASKING = Duration.ofMinutes(10);

    /** How long a browser stays subscribed that no message reaches: push services recover within this time. */
    private static final Duration UNREACHED = Duration.ofDays(7);

    private static final PagedSweep UNCONFIRMED =
            new PagedSweep("notice_subscription", "channel <> 'PUSH' and confirmed_at is null and asked_at < ?");
    private static final PagedSweep NEVER_REACHED =
            new PagedSweep("notice_subscription", "channel = 'PUSH' and confirmed_at is null and asked_at < ?");

    private static final String ADDRESS = "notice_subscription/address";

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final AddressKeys keys;
    private final StopTokens stopTokens;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, StoredJson json, AddressKeys keys, StopTokens stopTokens, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.keys = keys;
        this.stopTokens = stopTokens;
        this.clock = clock;
    }

    /** Whether a key for addresses is configured. */
    public boolean possible() {
        return keys.ready();
    }

    /**
     * Stores an unconfirmed subscription.
     *
     * @return the id of the new subscription, for the confirmation mail; empty if the address got one recently
     */
    @Transactional
    public Optional<UUID> ask(Channel channel, String address, SubscriptionFilter wish) {
        List<byte[]> hashes = hashes(channel, address);
        alone(hashes.getFirst());
        boolean justAsked = jdbc.sql("""
            select exists(select 1 from notice_subscription
            where channel = :channel and address_hash = any(:hashes) and asked_at > :since)
            """)
                .param("channel", channel.name())
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("since", at(clock.instant().minus(BETWEEN_ASKING)))
                .query(Boolean.class)
                .single();
        return justAsked ? Optional.empty() : Optional.of(insert(channel, address, address, wish, false));
    }

    /**
     * Stores a subscription whose first message confirms it, replacing the address's previous one. Its notices do not
     * wait for the confirmation.
     *
     * @param address the data needed for sending
     * @param known the part of it that does not change
     */
    @Transactional
    public UUID put(Channel channel, String address, String known, SubscriptionFilter wish) {
        List<byte[]> hashes = hashes(channel, known);
        alone(hashes.getFirst());
        remove(channel, known);
        return insert(channel, address, known, wish, false);
    }

    /** Confirms the subscription of a browser that a message has reached. */
    public void reached(UUID id) {
        jdbc.sql("update notice_subscription set confirmed_at = ?"
                        + " where id = ? and channel = 'PUSH' and confirmed_at is null")
                .params(at(clock.instant()), id)
                .update();
    }

    /** Stores a subscription that needs no confirmation, unless the address has one already. */
    @Transactional
    public void keep(Channel channel, String address, SubscriptionFilter wish) {
        List<byte[]> hashes = hashes(channel, address);
        alone(hashes.getFirst());
        boolean there = jdbc.sql(
                        "select exists(select 1 from notice_subscription where channel = ? and address_hash = any(?))")
                .params(channel.name(), hashes.toArray(byte[][]::new))
                .query(Boolean.class)
                .single();
        if (!there) {
            insert(channel, address, address, wish, true);
        }
    }

    /** Deletes all subscriptions of a channel. */
    public void removeAll(Channel channel) {
        jdbc.sql("delete from notice_subscription where channel = ?")
                .param(channel.name())
                .update();
    }

    /** Deletes the subscription of an address. */
    public void remove(Channel channel, String known) {
        jdbc.sql("delete from notice_subscription where channel = ? and address_hash = any(?)")
                .params(channel.name(), hashes(channel, known).toArray(byte[][]::new))
                .update();
    }

    public void remove(UUID id) {
        jdbc.sql("delete from notice_subscription where id = ?").param(id).update();
    }

    /** Stores the hash of the confirmation link; an earlier link becomes invalid. */
    public void awaits(UUID id, String token) {
        jdbc.sql("update notice_subscription set confirmation_hash = ? where id = ?")
                .params(digest(token), id)
                .update();
    }

    /** Whether the link is valid, or has been used. */
    public boolean canConfirm(String token) {
        return byLink(token).isPresent();
    }

    /** Confirms the subscription. A second confirmation changes nothing. */
    @Transactional
    public boolean confirm(String token) {
        Optional<UUID> id = byLink(token);
        id.ifPresent(found -> jdbc.sql("""
            with confirmed as (
                update notice_subscription set confirmed_at = coalesce(confirmed_at, :now) where id = :id
                returning channel, address_hash, asked_at)
            delete from notice_subscription other using confirmed
            where other.channel = confirmed.channel and other.address_hash = confirmed.address_hash
              and other.id <> :id and other.asked_at <= confirmed.asked_at
            """)
                .param("now", at(clock.instant()))
                .param("id", found)
                .update());
        return id.isPresent();
    }

    private Optional<UUID> byLink(String token) {
        return jdbc.sql("""
            select id from notice_subscription
            where confirmation_hash = ? and (confirmed_at is not null or asked_at > ?)
            """)
                .params(digest(token), at(clock.instant().minus(LINK_LIFE)))
                .query(UUID.class)
                .optional();
    }

    /** The path suffix of the unsubscribe page. */
    public String stopToken(UUID id) {
        return stopTokens.of(id);
    }

    /** Whether the link is ours, even if the subscription is gone. */
    public boolean canStop(String token) {
        return stopTokens.read(token).isPresent();
    }

    /** Deletes the subscription with its address. A second call changes nothing. */
    public boolean stop(String token) {
        Optional<UUID> id = stopTokens.read(token);
        id.ifPresent(this::remove);
        return id.isPresent();
    }

    /** The plain address, for sending; empty if it can't be read, for the subscription has ended meanwhile. */
    public Optional<String> address(UUID id, String sealed) {
        return json.find(id.toString(), ADDRESS, sealed);
    }

    /** Deletes expired unconfirmed subscriptions. */
    void sweep(Instant now) {
        UNCONFIRMED.sweep(jdbc, now.minus(LINK_LIFE));
        NEVER_REACHED.sweep(jdbc, now.minus(UNREACHED));
    }

    private UUID insert(Channel channel, String address, String known, SubscriptionFilter wish, boolean confirmed) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        CalendarSelection selection = wish.selection();
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
            insert into notice_subscription (id, channel, address, address_hash, programme, kind, town,
                announcements, language, asked_at, confirmed_at)
            values (:id, :channel, :address, :hash, :programme, :kind, :town,
                :announcements, :language, :now, :confirmed)
            """)
                .param("id", id)
                .param("channel", channel.name())
                .param("address", json.seal(id.toString(), ADDRESS, address))
                .param("hash", hashes(channel, known).getFirst())
                .param("programme", name(selection.programme()))
                .param("kind", name(selection.kind()))
                .param("town", selection.town())
                .param("announcements", wish.announcements())
                .param("language", wish.language().getLanguage())
                .param("now", now)
                .param("confirmed", confirmed ? now : null)
                .update();
        return id;
    }

    /** Serialises two requests for one address. */
    private void alone(byte[] hash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(HexFormat.of().formatHex(hash))
                .query((row, n) -> true)
                .single();
    }

    private List<byte[]> hashes(Channel channel, String address) {
        return keys.codes(channel.name(), address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
