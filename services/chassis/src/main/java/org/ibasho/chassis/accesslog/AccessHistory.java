package org.ibasho.chassis.accesslog;

import java.util.List;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;

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

    /** For a command, which is no service: it writes what it shows under its own name. */
    public static AccessHistory ofCommand(EntryTable table, SealedAccess sealed, EntryWriter writer, String who) {
        return new AccessHistory(table, sealed, AccessLog.ofCommand(sealed, writer, who));
    }

    /** Whether the log has an entry about this person. This question leaves no entry, since the id may be nobody's. */
    public boolean knows(String subject) {
        return !table.about(subject, 1).isEmpty();
    }

    /**
     * The latest 500, the latest first. That they are shown is logged, too.
     *
     * @param purpose why somebody wants to know
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if the log can't be read or written
     */
    public List<LoggedRead> about(String subject, String purpose) {
        return about(subject, purpose, MOST);
    }

    /** The same with another number of entries. */
    public List<LoggedRead> about(String subject, String purpose, int most) {
        log.shown(new Access(subject, "access-log", List.of("who", "fields", "purpose"), purpose));
        return table.about(subject, most).stream()
                .map(entry -> new LoggedRead(
                        entry.at(),
                        EntryKind.valueOf(entry.kind()),
                        entry.request(),
                        sealed.open(entry).orElse(null)))
                .toList();
    }
}
