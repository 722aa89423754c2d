package org.ibasho.scheduling.notice.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt. A {@code kind} is a short code for the figures, never anything about a person. */
public sealed interface Outcome {

    /** Whoever carries it has taken it. */
    record Sent() implements Outcome {}

    /**
     * Not now.
     *
     * @param after how long the other side asked to wait, if it did
     * @param away whether nothing at all gets through, so that the others need not be tried now
     */
    record Later(String kind, @Nullable Duration after, boolean away) implements Outcome {}

    /** Not at all; trying again would not help. */
    record Refused(String kind) implements Outcome {}

    /** There is nobody at this address any more, and the subscription ends. */
    record Gone() implements Outcome {}
}
