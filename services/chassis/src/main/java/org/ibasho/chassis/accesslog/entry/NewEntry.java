package org.ibasho.chassis.accesslog.entry;

/**
 * An entry that has no number yet.
 *
 * @param request the id of the request that caused it
 * @param subject whom it is about; for an operator's action, the service
 * @param sealed what it says, sealed
 */
public record NewEntry(String request, String subject, EntryKind kind, String sealed) {}
