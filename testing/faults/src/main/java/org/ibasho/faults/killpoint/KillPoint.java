package org.ibasho.faults.killpoint;

/** A point in the code at which a process can be made to end. */
public enum KillPoint {
    /** The transaction has written everything, and its commit is not yet sent. */
    BEFORE_COMMIT,
    /** The database has committed, and the process does not know yet. */
    AFTER_COMMIT,
    /** Kafka has acknowledged a message, and the relay has not yet stored its token. */
    AFTER_SEND,
    /** A batch is processed, and its offsets are not yet committed. */
    BEFORE_OFFSET,
    /** A part of a batch is processed. */
    MID_BATCH
}
