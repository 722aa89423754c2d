package org.ibasho.chassis.command;

import java.util.UUID;

/**
 * Names one attempt to change something: what is sent again under the same key is not done again. Follows the IETF draft
 * "The Idempotency-Key HTTP Header Field".
 *
 * @param scope who asks for what (caller, method and path), so that keys of different callers never meet
 * @param value what the client chose, 1 to 100 characters
 */
public record IdempotencyKey(String scope, String value) {

    /** A key for a client that sent none: this attempt alone. */
    public static IdempotencyKey fresh() {
        return new IdempotencyKey("", UUID.randomUUID().toString());
    }

    /** The key of a reaction to an event, which may be delivered more than once. */
    public static IdempotencyKey ofReaction(String reaction, String eventId) {
        return new IdempotencyKey(reaction, eventId);
    }
}
