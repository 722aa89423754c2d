package org.ibasho.chassis.hpke.sender;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Function;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.contracts.SealedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals texts for one recipient when an event is published. While no key of the recipient is known, the text is left
 * out: nothing is sent in plain text, and the rest of the event waits for nobody.
 */
public final class MessageSealer {

    private static final Logger log = LoggerFactory.getLogger(MessageSealer.class);

    private final Function<String, Optional<RecipientPublicKey>> keys;
    private final MeterRegistry meters;

    /** @param keys the present key of a recipient, by its name */
    public MessageSealer(Function<String, Optional<RecipientPublicKey>> keys, MeterRegistry meters) {
        this.keys = keys;
        this.meters = meters;
    }

    /**
     * Seals a text.
     *
     * @param recipient the name of the service that alone may read it
     * @param text null stays null
     * @return null if there is no text, or no trusted key of the recipient
     */
    public @Nullable SealedText seal(String recipient, MessagePart part, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<RecipientPublicKey> key = keys.apply(recipient);
        if (key.isEmpty()) {
            meters.counter("ibasho.sealed.messages.left.out", "recipient", recipient)
                    .increment();
            log.warn(
                    "{} of {} is left out: no trusted key of {} is known",
                    part.component(),
                    part.type().typeName(),
                    recipient);
            return null;
        }
        return key.get().seal(part, text);
    }
}
