package org.ibasho.chassis.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's action.
 *
 * @param action {@code RETRIED}, {@code DISCARDED}, {@code PUBLISHED_AGAIN}, {@code REBUILT} or {@code ACKNOWLEDGED}
 * @param topic of the message, if it was about one; the reader, if it was about a stream that a reader passes by
 * @param subject that the message was about, or the stream: an id and not a person
 * @param message the number that the message was parked under
 * @param readModel that was rebuilt, if one was
 * @param outcome {@code UNDER_WAY}, {@code TAKEN_IN}, {@code STILL_FAILS}, {@code DISCARDED}, {@code ASKED_FOR} or
 *     {@code ACKNOWLEDGED}
 * @param count how many messages were taken in
 * @param by the operator's login, as the realm calls it ({@code sub})
 */
public record OperatorAction(
        String action,
        @Nullable String topic,
        @Nullable String subject,
        @Nullable Long message,
        @Nullable String readModel,
        String outcome,
        long count,
        String by,
        Instant at) {

    /** The same action with the operator as a page shows them. */
    public OperatorAction shownAs(String operator) {
        return new OperatorAction(action, topic, subject, message, readModel, outcome, count, operator, at);
    }
}
