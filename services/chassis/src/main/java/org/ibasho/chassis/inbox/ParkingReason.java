package org.ibasho.chassis.inbox;

import io.cloudevents.rw.CloudEventRWException;
import org.ibasho.chassis.decision.Refusal;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;

/**
 * Why a message waits.
 *
 * @param code {@code unreadable}, {@code refused}, {@code failed} or {@code behind}: stable, for programs and message
 *     bundles
 * @param detail the rule that refused, or the type of the failure: never its text, which may quote the message
 */
record ParkingReason(String code, String detail) {

    /** An earlier message about the same subject waits. */
    static final ParkingReason BEHIND = new ParkingReason("behind", "");

    static ParkingReason of(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return switch (cause) {
            case Refusal refusal -> new ParkingReason("refused", refusal.rule().code());
            case Unreadable what -> new ParkingReason("unreadable", what.getMessage());
            case JacksonException _, CloudEventRWException _ -> new ParkingReason("unreadable", name(cause));
            default -> new ParkingReason("failed", name(cause));
        };
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    /** A message that is not what it should be. Its text says in a word of ours what is wrong. */
    static final class Unreadable extends RuntimeException {

        Unreadable(String what) {
            super(what);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
