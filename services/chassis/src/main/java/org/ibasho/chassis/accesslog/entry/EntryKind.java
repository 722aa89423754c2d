package org.ibasho.chassis.accesslog.entry;

/** What an entry is about. Entries store the names. */
public enum EntryKind {
    /** Somebody was shown something of a personal record. */
    SHOWN,
    /** Somebody was shown the certificate of a person's erasure. */
    CERTIFICATE_SHOWN,
    /** Somebody asked for a personal record and was refused. */
    REFUSED,
    /** An operator did something. */
    OPERATED
}
