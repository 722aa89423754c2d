package org.ibasho.chassis.accesslog.entry;

import java.time.Instant;

/**
 * An entry that has no number yet.
 *
 * @param request the id of the request that caused it
 * @param subject whom it is about; for an operator's action, the service
 * @param sealed what it says, sealed
 */
public record NewEntry(String request, String subject, EntryKind kind, String sealed) {

    /** The entry as it is stored under a number. */
    Entry stored(String process, long number, Instant at) {
        return new Entry(process, number, at, request, subject, kind.name(), sealed);
    }
}
