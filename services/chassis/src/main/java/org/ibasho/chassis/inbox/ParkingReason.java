package org.ibasho.chassis.inbox;

import io.cloudevents.rw.CloudEventRWException;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.keystore.DataKeys.DataKeyLost;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;

/**
 * Why a message waits.
 *
 * @param code {@code unreadable}, {@code refused}, {@code failed}, {@code number} or {@code behind}: stable, for
 *     programs and message bundles
 * @param detail the rule that refused, or the type of the failure: never its text, which may quote the message
 * @param retries whether and for how long it is tried again without an operator
 */
record ParkingReason(String code, String detail, Retries retries) {

    private static final int LONGEST_DETAIL = 100;

    /** Whether another attempt may help. */
    enum Retries {
        /** It would fail in the same way. */
        NEVER,
        /** It may help, but not for ever. */
        LIMITED,
        /** The failure passes by itself. */
        UNLIMITED
    }

    /** An earlier message about the same subject waits. */
    static final ParkingReason BEHIND = new ParkingReason("behind", "", Retries.NEVER);

    static ParkingReason of(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return switch (cause) {
            case Refusal refusal -> new ParkingReason("refused", refusal.rule().code(), Retries.NEVER);
            case Misnumbered what -> new ParkingReason("number", what.getMessage(), Retries.NEVER);
            case Unreadable what -> new ParkingReason("unreadable", what.getMessage(), Retries.NEVER);
            case JacksonException _, CloudEventRWException _ ->
                new ParkingReason("unreadable", name(cause), Retries.NEVER);
            // the wrapping key may be found at any time
            case DataKeyLost _ -> new ParkingReason("failed", name(cause), Retries.UNLIMITED);
            default ->
                new ParkingReason("failed", name(cause), isTransient(failure) ? Retries.UNLIMITED : Retries.LIMITED);
        };
    }

    boolean isBehind() {
        return equals(BEHIND);
    }

    private static boolean isTransient(Throwable failure) {
        return TransientFailure.passes(failure);
    }

    private static String name(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return name.length() <= LONGEST_DETAIL ? name : name.substring(0, LONGEST_DETAIL);
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

    /** A message whose number is another event's, or was valid only in an era that is over. */
    static final class Misnumbered extends RuntimeException {

        Misnumbered(String how) {
            super(how);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
