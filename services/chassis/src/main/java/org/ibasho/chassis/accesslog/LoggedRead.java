package org.ibasho.chassis.accesslog;

import java.time.Instant;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log, opened.
 *
 * @param request the id of the request, which its other entries and its log lines have, too
 * @param access what it says; null if it can't be read: the person is erased, or the entry was altered
 */
public record LoggedRead(
        Instant at,
        EntryKind kind,
        String request,
        @Nullable LoggedAccess access) {}
