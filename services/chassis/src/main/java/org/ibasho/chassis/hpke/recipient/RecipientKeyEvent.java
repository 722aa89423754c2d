package org.ibasho.chassis.hpke.recipient;

import java.time.Instant;
import org.ibasho.chassis.decision.Event;

/** The public keys of a service that receives sealed messages, in plain values. */
public sealed interface RecipientKeyEvent extends Event {

    /** The recipient's id (UUID), which follows from its name. */
    String recipientId();

    @Override
    default String streamId() {
        return recipientId();
    }

    /**
     * Others seal to this key from now on.
     *
     * @param recipient the service's name
     * @param number higher than that of every earlier key
     * @param keyId the key (UUID)
     * @param suite the name of the HPKE suite
     * @param publicKey base64url
     */
    record Published(
            String recipientId,
            String recipient,
            int number,
            String keyId,
            String suite,
            String publicKey,
            Instant madeAt)
            implements RecipientKeyEvent {}
}
