package org.ibasho.chassis.hpke.recipient;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.chassis.hpke.recipient.RecipientKeyTable.Row;
import org.ibasho.chassis.keystore.DataKey;
import org.ibasho.chassis.keystore.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key pairs of this service, which all of its processes share. Each private key is sealed with a data key of its
 * own. So it is wrapped anew at each turn of the epoch, and destroying it leaves nothing to old copies of the key store
 * either once the epoch has turned.
 */
final class RecipientKeys {

    private static final Logger log = LoggerFactory.getLogger(RecipientKeys.class);

    /** Processes whose clocks are kept by NTP are milliseconds apart. */
    private static final Duration APART_AT_MOST = Duration.ofMinutes(10);

    private final KeyStore store;
    private final RecipientKeyTable table;
    private final RecipientSettings settings;
    private final Clock clock;

    /** @param clock that of this process, which has to agree with the key store's */
    RecipientKeys(KeyStore store, String recipient, RecipientSettings settings, Clock clock) {
        this.store = store;
        this.table = new RecipientKeyTable(store, recipient);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The key to publish. Another one is made when it is time, when the private key cannot be read, and when this store
     * lacks the key that was published last: then it is an older copy.
     *
     * @param published the key that was published last
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the store can't be reached; nothing was made then
     */
    Row present(Optional<RecipientKeyEvent.Published> published) {
        return store.inTransaction(jdbc -> {
            table.lock(jdbc);
            return table.present(jdbc, settings.rotateAfter())
                    .filter(key -> !isDue(key) && follows(key, published) && opened(key) instanceof KeyLookup.Usable)
                    .orElseGet(() -> make(
                            jdbc,
                            published.map(RecipientKeyEvent.Published::number).orElse(0) + 1));
        });
    }

    private boolean isDue(Row key) {
        return key.due() && clocksAgree();
    }

    /** A clock that has jumped would destroy a key that messages are still sealed to. Two seldom jump together. */
    private boolean clocksAgree() {
        Duration apart = Duration.between(table.now(), clock.instant()).abs();
        if (apart.compareTo(APART_AT_MOST) > 0) {
            log.warn(
                    "no key is replaced for its age and none destroyed: this clock and the key store's are {} apart",
                    apart);
            return false;
        }
        return true;
    }

    private static boolean follows(Row key, Optional<RecipientKeyEvent.Published> published) {
        return published
                .map(last ->
                        key.number() > last.number() || key.publicKey().id().equals(last.keyId()))
                .orElse(true);
    }

    private Row make(JdbcClient jdbc, int numberAtLeast) {
        RecipientKeyPair pair = RecipientKeyPair.generate(UUID.randomUUID().toString());
        String subject = subject(pair.publicKey().id());
        byte[] privateKey = pair.privateKey();
        try {
            byte[] sealed = store.keys().forSealing(subject).encrypt(privateKey, boundTo(subject));
            return table.supersede(jdbc, numberAtLeast, pair.publicKey(), sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(privateKey, (byte) 0);
        }
    }

    /** Destroys private keys that were superseded long enough ago. May be done by several processes, and again. */
    void destroySuperseded() {
        if (!clocksAgree()) {
            return;
        }
        for (String id : table.superseded(settings.keepSuperseded())) {
            // the data key first: should this process die in between, the next one finds the row again
            store.erasures().erase(subject(id));
            table.destroy(id);
        }
    }

    /** A key whose successor was made at this time or earlier is destroyed by now; empty while clocks disagree. */
    Optional<Instant> destroyedIfSupersededBy() {
        return clocksAgree() ? Optional.of(table.now().minus(settings.keepSuperseded())) : Optional.empty();
    }

    /** @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the store can't be asked */
    KeyLookup find(String keyId) {
        try {
            return table.find(UUID.fromString(keyId)).map(this::opened).orElseGet(KeyLookup.Unknown::new);
        } catch (IllegalArgumentException noUuid) {
            return new KeyLookup.Unknown();
        }
    }

    private KeyLookup opened(Row row) {
        byte[] sealed = row.sealed();
        if (sealed == null) {
            return new KeyLookup.Destroyed();
        }
        return switch (store.keys().find(subject(row.publicKey().id()))) {
            case DataKey.Usable(Aead aead) -> opened(row, sealed, aead);
            case DataKey.Erased _ -> new KeyLookup.Destroyed();
            case DataKey.Unreadable _, DataKey.None _ -> new KeyLookup.Unreadable();
        };
    }

    private static KeyLookup opened(Row row, byte[] sealed, Aead aead) {
        try {
            byte[] privateKey =
                    aead.decrypt(sealed, boundTo(subject(row.publicKey().id())));
            return new KeyLookup.Usable(RecipientKeyPair.of(row.publicKey(), privateKey));
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            return new KeyLookup.Unreadable();
        }
    }

    /** Whom the key store takes the private key to be about. */
    static String subject(String keyId) {
        return "recipient-key " + keyId;
    }

    private static byte[] boundTo(String subject) {
        return ("private key of " + subject).getBytes(StandardCharsets.UTF_8);
    }
}
