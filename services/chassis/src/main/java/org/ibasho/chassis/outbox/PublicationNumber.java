package org.ibasho.chassis.outbox;

import java.util.Map;

/**
 * The number of a contract event among those of its topic and subject, as consumers get to know it. In each era the
 * numbers are contiguous, so that a consumer notices a gap. A restore or a promotion of a standby begins an era: what
 * was published after {@code eraStart} in the eras before is not in the store any more, and its numbers are given anew.
 *
 * @param era the era of the store when the event is sent
 * @param sequence from 1 on; the same event always has the same
 * @param eraStart the last number of the eras before that is valid; 0 if there is none
 */
record PublicationNumber(int era, long sequence, long eraStart) {

    private static final int LENGTH = 10;

    /** The CloudEvents extension attributes; texts of one length, because the specification orders them as texts. */
    Map<String, String> attributes() {
        return Map.of("era", Integer.toString(era), "sequence", text(sequence), "erastart", text(eraStart));
    }

    private static String text(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, LENGTH - digits.length())) + digits;
    }
}
