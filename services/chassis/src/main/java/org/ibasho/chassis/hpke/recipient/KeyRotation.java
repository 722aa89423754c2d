package org.ibasho.chassis.hpke.recipient;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent.Published;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Makes, publishes and destroys this service's keys when it is time; looks at every start and once a minute. A key is
 * stored before it is published, so that whatever is sealed to it can be opened. Every process does it.
 */
class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final String recipient;
    private final RecipientKeys keys;
    private final PublishedKeys published;
    private final Commands commands;

    KeyRotation(String recipient, RecipientKeys keys, PublishedKeys published, Commands commands) {
        this.recipient = recipient;
        this.keys = keys;
        this.published = published;
        this.commands = commands;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            rotate();
        } catch (RuntimeException failure) {
            if (!TransientFailure.passes(failure)) {
                throw failure;
            }
            log.warn("the keys that messages are sealed to can't be looked at: {}", failure.getMessage());
        }
    }

    /** What was published is read first: a key that another process publishes meanwhile is in the key store already. */
    void rotate() {
        Optional<Published> last = published.last();
        keys.destroySuperseded();
        RecipientKeyTable.Row present = keys.present(last);
        if (!last.map(Published::keyId).equals(Optional.of(present.publicKey().id()))) {
            publish(present);
        }
    }

    private void publish(RecipientKeyTable.Row key) {
        RecipientPublicKey publicKey = key.publicKey();
        RecipientKeyCommand.Publish publish = new RecipientKeyCommand.Publish(
                RecipientKeyAggregate.idFor(recipient),
                recipient,
                key.number(),
                publicKey.id(),
                RecipientPublicKey.SUITE,
                publicKey.encoded(),
                key.madeAt());
        commands.send(RecipientKeyCommand.class, publish, IdempotencyKey.none(), "");
        log.info(
                "messages to {} are sealed to key {} from now on, fingerprint {}",
                recipient,
                key.number(),
                publicKey.fingerprint());
    }
}
