package org.ibasho.chassis.command;

/**
 * Names one attempt to change something: what is sent again under the same key is not done again. Follows the IETF
 * draft "The Idempotency-Key HTTP Header Field".
 *
 * @param scope who asks for what (caller, method and path), so that keys of different callers never meet
 * @param value what the client chose, 1 to 100 characters
 */
public record IdempotencyKey(String scope, String value) {

    private static final IdempotencyKey NONE = new IdempotencyKey("", "");

    /** For a client that sent no key: this attempt stands alone, and what it came to need not be remembered. */
    public static IdempotencyKey none() {
        return NONE;
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** The key of a reaction to an event, which may be delivered more than once. */
    public static IdempotencyKey ofReaction(String reaction, String eventId) {
        return new IdempotencyKey(reaction, eventId);
    }
}
