package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.ibasho.chassis.keystore.DataKeyTable.StoredKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the data key of a person. Unwrapped keys are kept in memory for a while, so that a read costs no question to
 * the key store. A question also fetches the wrapped keys that follow: subjects are ordered by time mostly, and whoever
 * reads all events needs them next. Whether somebody was erased meanwhile is asked each second while keys are in use.
 * Without an answer for five seconds no key is given any more: an erasure takes effect everywhere within that time or
 * nothing is read.
 */
public final class DataKeys {

    private static final Logger log = LoggerFactory.getLogger(DataKeys.class);
    private static final long ASK_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long TRUSTED = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST = 50_000;
    private static final int PAGE = 1_000;
    private static final int AHEAD = 64;

    private final DataKeyTable table;
    private final Wrapping wrapping;
    private final Cache<String, DataKey> keys = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Cache<String, FetchedAhead> ahead =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicLong askedAt;
    private final Ticker clock;
    private final AtomicLong erasures = new AtomicLong();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Supplier<List<Erasures.History>> histories;
    private long lastErasure = -1;
    private @Nullable UUID generation;

    /**
     * Something personal was to be stored about a person whose data key can't be unwrapped: the wrapping key of its
     * epoch is lost, or the data key is another person's. Nothing was stored. It concerns this person alone, and does
     * not pass by itself: a reader of events parks the person's stream instead of waiting.
     */
    public static final class DataKeyLost extends RuntimeException {

        private DataKeyLost() {
            super("the data key of a person can't be unwrapped");
        }
    }

    DataKeys(DataKeyTable table, Wrapping wrapping, Ticker clock, Supplier<List<Erasures.History>> histories) {
        this.table = table;
        this.wrapping = wrapping;
        this.histories = histories;
        this.clock = clock;
        this.askedAt = new AtomicLong(clock.read() - TRUSTED);
    }

    /**
     * A row that was fetched together with another one.
     *
     * @param erasures how many erasures were known before: once there are more, this may be one of them
     */
    private record FetchedAhead(StoredKey row, long erasures) {}

    /**
     * The key to seal with, made if the person has none yet.
     *
     * @throws SubjectErased if the person was erased: they get no other key
     * @throws DataKeyLost if the person has a key that can't be unwrapped until its wrapping key is found
     * @throws KeyStoreUnavailable if no key can be had at the moment
     */
    public Aead forSealing(String subject) {
        DataKey key = find(subject);
        return switch (key instanceof DataKey.None ? make(subject) : key) {
            case DataKey.Usable(Aead aead) -> aead;
            case DataKey.Erased _ -> throw new SubjectErased();
            case DataKey.Unreadable _ -> throw new DataKeyLost();
            case DataKey.None _ -> throw new KeyStoreUnavailable("the data key that was made just now is gone");
        };
    }

    /**
     * The key to read with, or why there is none.
     *
     * @throws KeyStoreUnavailable if the store can't be asked
     */
    public DataKey find(String subject) {
        learnOfErasures();
        DataKey known = keys.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        return stored(subject);
    }

    /** An epoch can end between the look at the row and the look at its wrapping key: then the row has changed. */
    private DataKey stored(String subject) {
        long before = erasures.get();
        Optional<StoredKey> row = row(subject, before);
        DataKey key = wrapping.unwrapped(subject, row);
        while (key instanceof DataKey.Unreadable) {
            Optional<StoredKey> now = table.find(subject);
            if (now.map(StoredKey::epoch).equals(row.map(StoredKey::epoch))) {
                return remember(subject, key, before);
            }
            row = now;
            key = wrapping.unwrapped(subject, row);
        }
        return remember(subject, key, before);
    }

    private DataKey remember(String subject, DataKey key, long before) {
        if (key instanceof DataKey.None) {
            return key;
        }
        keys.put(subject, key);
        if (key instanceof DataKey.Unreadable) {
            // until the store is asked again, for the wrapping key may come back
            unreadable.add(subject);
        }
        if (erasures.get() != before) {
            // perhaps the row was read before somebody was erased, and the key put over the mark
            keys.invalidate(subject);
        }
        return key;
    }

    private Optional<StoredKey> row(String subject, long known) {
        FetchedAhead fetched = ahead.asMap().remove(subject);
        if (fetched != null && fetched.erasures == known) {
            return Optional.of(fetched.row);
        }
        Map<String, StoredKey> rows = table.findFrom(subject, AHEAD);
        rows.forEach((other, row) -> ahead.put(other, new FetchedAhead(row, known)));
        ahead.invalidate(subject);
        return Optional.ofNullable(rows.get(subject));
    }

    /** Takes effect in this process at once, and in the others as soon as they ask. */
    void forget(String subject) {
        erasures.incrementAndGet();
        keys.put(subject, new DataKey.Erased());
    }

    private DataKey make(String subject) {
        while (!table.insertIfAbsent(subject, wrapping.newDataKey(subject))) {
            // the epoch has ended meanwhile; there is a newer one
            Thread.onSpinWait();
        }
        return stored(subject);
    }

    /** One thread asks, the others go on with what is known, as long as that is recent enough. */
    private void learnOfErasures() {
        long age = clock.read() - askedAt.get();
        if (age < ASK_AFTER) {
            return;
        }
        if (age >= TRUSTED) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return;
        }
        try {
            if (clock.read() - askedAt.get() >= ASK_AFTER) {
                ask();
            }
        } catch (KeyStoreUnavailable away) {
            if (clock.read() - askedAt.get() >= TRUSTED) {
                throw away;
            }
        } finally {
            asking.unlock();
        }
    }

    private void ask() {
        long now = clock.read();
        UUID present = table.generation();
        if (!present.equals(generation)) {
            forgetAll();
            eraseAgain();
            generation = present;
        }
        for (DataKeyTable.Erasure erasure : table.erasuresAfter(lastErasure)) {
            forget(erasure.subject());
            lastErasure = erasure.number();
        }
        for (Iterator<String> subjects = unreadable.iterator(); subjects.hasNext(); subjects.remove()) {
            keys.invalidate(subjects.next());
        }
        askedAt.set(now);
    }

    /** What is known comes from another copy of the store. */
    private void forgetAll() {
        erasures.incrementAndGet();
        keys.invalidateAll();
        lastErasure = -1;
    }

    /**
     * Erases whoever is erased by the service's own events and not in the store: it was restored from a backup, or was
     * away when they were erased.
     *
     * @throws KeyStoreUnavailable if the store can't be reached; who is left is erased by the next attempt
     */
    void eraseAgain() {
        int again = 0;
        for (Erasures.History history : histories.get()) {
            List<String> page = history.erasedAfter("", PAGE);
            while (!page.isEmpty()) {
                for (String subject : table.notErased(page)) {
                    table.erase(subject);
                    forget(subject);
                    again++;
                }
                page = page.size() < PAGE ? List.of() : history.erasedAfter(page.getLast(), PAGE);
            }
        }
        if (again > 0) {
            log.warn("{} people were erased again: the key store did not have their erasure", again);
        }
    }
}
