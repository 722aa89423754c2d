package org.ibasho.chassis.inbox;

/**
 * The result of an operator's retry or discard.
 *
 * @param takenIn how many messages were processed
 */
public record ParkedMessageResolution(Outcome outcome, int takenIn) {

    /** How it ended. */
    public enum Outcome {
        /** Nothing about the subject waits any more. */
        TAKEN_IN,
        /** A message still cannot be taken in, and the subject waits on. */
        STILL_FAILS,
        /** The message is gone, and what waited behind it has been taken in. */
        DISCARDED,
        /** Somebody else had done it already; nothing has happened. */
        ALREADY_SETTLED
    }
}
