package org.ibasho.chassis.accesslog.expiry;

import java.time.Duration;
import java.util.function.Supplier;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each minute whether something has expired that both sides agree on, and removes it. Only while it removes, it
 * has the role that owns the tables: otherwise a process can't remove anything.
 */
final class ExpirySweep implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExpirySweep.class);
    private static final Duration EACH = Duration.ofMinutes(1);

    private final LogDatabase database;
    private final Supplier<LogDatabase> owner;
    private final RemovableSize size;
    private final ReaderThread thread = new ReaderThread("expiry of the access log", this::run);

    /** @param owner opens the database as the owner of its tables */
    ExpirySweep(LogDatabase database, Supplier<LogDatabase> owner, RemovableSize size) {
        this.database = database;
        this.owner = owner;
        this.size = size;
    }

    private void run() throws InterruptedException {
        sweep();
        thread.works();
        thread.pause(EACH);
    }

    private void sweep() {
        long before = size.removable();
        if (before == 0 || EntryRemoval.removedBefore(database.jdbc()) >= before) {
            return;
        }
        try (LogDatabase tables = owner.get()) {
            long removed = EntryRemoval.removeBefore(tables, before, thread::isStopping);
            log.info("{} entries of the access log were removed: their term of keeping has ended", removed);
        }
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }
}
