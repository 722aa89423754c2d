package org.ibasho.scheduling.notice.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt. A {@code kind} is a short code for metrics, without anything about a person. */
public sealed interface Outcome {

    /** The receiving server accepted it. */
    record Sent() implements Outcome {}

    /**
     * It failed temporarily.
     *
     * @param after the delay that the receiving server requested; null for none
     * @param away whether the whole channel is unavailable, so that the round can stop
     */
    record Later(String kind, @Nullable Duration after, boolean away) implements Outcome {}

    /** It failed permanently. */
    record Refused(String kind) implements Outcome {}

    /** The address no longer exists, and the subscription ends. */
    record Gone() implements Outcome {}
}
