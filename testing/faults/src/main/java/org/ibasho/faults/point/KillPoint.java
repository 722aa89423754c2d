package org.ibasho.faults.point;

/** A place at which a process can be made to end. */
public enum KillPoint {
    /** All of a transaction is written, and the commit not yet sent. */
    BEFORE_COMMIT,
    /** The database has committed, and nobody here knows yet. */
    AFTER_COMMIT,
    /** Kafka has acknowledged a message, and the relay has not yet noted how far it came. */
    AFTER_SEND,
    /** A batch has had its effect, and Kafka does not know yet. */
    BEFORE_OFFSET,
    /** A batch has had a part of its effect. */
    MID_BATCH
}
