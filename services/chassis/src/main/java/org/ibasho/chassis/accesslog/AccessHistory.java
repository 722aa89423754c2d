package org.ibasho.chassis.accesslog;

import java.util.List;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.accesslog.entry.EntryTable;

/** Tells who was shown, or refused, a person's records. */
public final class AccessHistory {

    private static final int MOST = 500;

    private final EntryTable table;
    private final SealedAccess sealed;
    private final AccessLog log;

    AccessHistory(EntryTable table, SealedAccess sealed, AccessLog log) {
        this.table = table;
        this.sealed = sealed;
        this.log = log;
    }

    /**
     * The latest 500, the latest first. That they are shown is logged, too.
     *
     * @param purpose why somebody wants to know
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if the log can't be read or written
     */
    public List<LoggedRead> about(String subject, String purpose) {
        log.shown(new Access(subject, "access-log", List.of("who", "fields", "purpose"), purpose));
        return table.about(subject, MOST).stream()
                .map(entry -> new LoggedRead(
                        entry.at(),
                        EntryKind.valueOf(entry.kind()),
                        entry.request(),
                        sealed.open(entry).orElse(null)))
                .toList();
    }
}
