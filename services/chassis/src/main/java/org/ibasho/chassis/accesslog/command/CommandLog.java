package org.ibasho.chassis.accesslog.command;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;

/** Writes the entries of a command: it is a process of its own, and its entries have the same guarantees. */
final class CommandLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private CommandLog() {}

    static EntryWriter writer(LogDatabase database) {
        return new EntryWriter(
                        new EntryTable(database.jdbc()),
                        "access-log-command/" + UUID.randomUUID(),
                        Clock.systemUTC(),
                        PATIENCE)
                .start();
    }
}
