package org.ibasho.chassis.accesslog.command;

import java.io.PrintStream;
import org.ibasho.chassis.accesslog.AccessHistory;
import org.ibasho.chassis.accesslog.LoggedRead;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;

/** Prints who has read one person's records, or was refused them. It logs this before it prints anything. */
final class ReadersOfPerson {

    private static final int MOST = 10_000;
    private static final String PURPOSE = "command";

    private final LogDatabase database;
    private final SealedAccess sealed;
    private final PrintStream out;

    ReadersOfPerson(LogDatabase database, SealedAccess sealed, PrintStream out) {
        this.database = database;
        this.sealed = sealed;
        this.out = out;
    }

    /** @param who runs the command, as the operating system calls them */
    void print(String person, String who) {
        EntryTable table = new EntryTable(database.jdbc());
        try (EntryWriter writer = CommandLog.writer(database)) {
            AccessHistory history = AccessHistory.ofCommand(table, sealed, writer, who);
            if (!history.knows(person)) {
                out.println("Nobody was shown, or refused, the records of this person.");
                return;
            }
            history.about(person, PURPOSE, MOST).forEach(read -> out.println(line(read)));
        }
    }

    private static String line(LoggedRead read) {
        String said = read.access() == null
                ? "(not readable any more)"
                : "%s %s %s %s %s"
                        .formatted(
                                read.access().who(),
                                read.access().service(),
                                read.access().record(),
                                String.join(",", read.access().fields()),
                                read.access().purpose());
        return "%s %s %s %s".formatted(read.at(), read.kind(), read.request(), said);
    }
}
