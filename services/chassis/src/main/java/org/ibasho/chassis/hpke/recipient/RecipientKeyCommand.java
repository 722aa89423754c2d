package org.ibasho.chassis.hpke.recipient;

import java.time.Instant;
import org.ibasho.chassis.decision.Command;

/** What is asked of a recipient's stream of public keys. */
sealed interface RecipientKeyCommand extends Command {

    /** The recipient's id (UUID). */
    String recipientId();

    @Override
    default String streamId() {
        return recipientId();
    }

    /** Publish a key, unless it or a later one has been published. */
    record Publish(
            String recipientId,
            String recipient,
            int number,
            String keyId,
            String suite,
            String publicKey,
            Instant madeAt)
            implements RecipientKeyCommand {}
}
