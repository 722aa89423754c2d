package org.ibasho.chassis.hpke.sender;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.scheduling.RecipientKeyPublishedV1;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public keys that recipients have published, in this service's own database. */
public final class RecipientPublicKeys {

    private static final Logger log = LoggerFactory.getLogger(RecipientPublicKeys.class);

    private final JdbcClient jdbc;
    private final PinnedKeys pins;
    private final MeterRegistry meters;

    RecipientPublicKeys(JdbcClient jdbc, PinnedKeys pins, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.pins = pins;
        this.meters = meters;
    }

    /**
     * Stores a key that its owner has published. One that is not pinned is stored, too, but not used: it will be once
     * somebody has compared the fingerprint and added it to the setting.
     *
     * @throws IllegalArgumentException if the suite is unknown, the fingerprint another key's, or the key unusable
     */
    public void store(RecipientKeyPublishedV1 published) {
        RecipientPublicKey key = verified(published);
        jdbc.sql("""
            insert into recipient_public_key (recipient, number, id, public_key) values (?, ?, ?, ?)
            on conflict (recipient, number) do update set id = excluded.id, public_key = excluded.public_key
            """)
                .params(published.recipient(), published.number(), UUID.fromString(key.id()), key.encoded())
                .update();
        if (!pins.trusts(published.recipient(), key)) {
            meters.counter("ibasho.recipient.keys.refused", "recipient", published.recipient())
                    .increment();
            log.warn(
                    "key {} of {} is not used, for its fingerprint is not pinned: {}",
                    published.number(),
                    published.recipient(),
                    key.fingerprint());
        }
    }

    private static RecipientPublicKey verified(RecipientKeyPublishedV1 published) {
        if (!published.suite().equals(RecipientPublicKey.SUITE)) {
            throw new IllegalArgumentException("a key for an unknown suite");
        }
        RecipientPublicKey key = new RecipientPublicKey(published.keyId(), published.publicKey());
        if (!key.fingerprint().equals(published.fingerprint())) {
            throw new IllegalArgumentException("the fingerprint of another key");
        }
        key.seal(new MessagePart(ContractType.of(published), published.subject(), "publicKey"), "");
        return key;
    }

    /** The latest key of a recipient that is trusted. */
    Optional<RecipientPublicKey> present(String recipient) {
        return jdbc
                .sql("select id, public_key from recipient_public_key where recipient = ? order by number desc")
                .param(recipient)
                .query((row, n) -> new RecipientPublicKey(row.getString("id"), row.getString("public_key")))
                .list()
                .stream()
                .filter(key -> pins.trusts(recipient, key))
                .findFirst();
    }
}
