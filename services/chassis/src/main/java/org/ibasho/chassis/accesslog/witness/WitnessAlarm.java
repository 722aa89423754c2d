package org.ibasho.chassis.accesslog.witness;

/** What a witness found wrong with another side's log. The database has the names. */
public enum WitnessAlarm {
    /** The head is not a continuation of those before: what was witnessed has been changed. */
    INCONSISTENT,
    /** The head is older than the last one: an older copy has taken the log's place. */
    OLDER,
    /** The head is signed with another key than those before, or not at all. */
    UNSIGNED,
    /** The head says that entries have expired which this side saw for less than the term of keeping. */
    EXPIRED_EARLY
}
