package org.ibasho.chassis.accesslog.verify;

/**
 * Something that is wrong with the log.
 *
 * @param kind what
 * @param where which leaves, entries or heads; names no person
 */
public record Finding(Kind kind, String where) {

    /** What can be wrong. */
    public enum Kind {
        /** Entries up to a signed head are not those that it was signed over: altered, removed, added or reordered. */
        CHANGED,
        /** The same, and the other side has witnessed the head. */
        WITNESSED_CHANGED,
        /** A head was signed, or witnessed, of a larger tree than there is: the end is cut off, or the copy is old. */
        CUT_OFF,
        /** A head is not signed with this log's key. */
        UNSIGNED,
        /** Leaves have no entry, their numbers have a gap, or a leaf itself is missing. */
        MISSING,
        /** This log says that the entries of some leaves have expired, and no witnessed head agrees. */
        EXPIRED_UNWITNESSED,
        /** A process reported more entries than there are. */
        LOST,
        /** The entries of a process differ from those that it reported. */
        REWRITTEN,
        /** Leaves that no head covers. */
        UNCOVERED,
        /** Entries that have not become leaves in time. */
        UNSEALED,
        /** Stored hashes from which proofs are made are not those of the tree. */
        HASHES
    }

    @Override
    public String toString() {
        return kind + ": " + where;
    }
}
