package org.ibasho.faults.injection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;

/** Locks a table as a change of its definition does: whoever so much as reads it has to wait. */
final class LockFault {

    static final Duration SHORT = Duration.ofSeconds(10);
    static final Duration LONG = Duration.ofMinutes(2);

    /** A command is answered within this time, whether it could be carried out or not. */
    private static final Duration ANSWERED = Duration.ofSeconds(8);

    private static final List<LockedTable> TABLES = List.of(
            new LockedTable("publisher", "event"),
            new LockedTable("publisher", "command_receipt"),
            new LockedTable("publisher", "reader_position"),
            new LockedTable("publisher", "published_event"),
            new LockedTable("publisher", "read_model"),
            new LockedTable("subscriber", "inbox"),
            new LockedTable("subscriber", "effect"),
            new LockedTable("subscriber", "parked_message"));

    private final RunContext run;

    private record LockedTable(String database, String name) {}

    LockFault(RunContext run) {
        this.run = run;
    }

    /** Every other time it is the events' own table. */
    void hold(PlannedFault planned, Duration length) {
        int table = planned.number() % 2 == 0 ? 0 : planned.number() / 2 % TABLES.size();
        LockedTable locked = TABLES.get(table);
        try (Connection owner = run.system().postgres().access().connect(locked.database());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table %s in access exclusive mode".formatted(locked.name()));
            long end = System.nanoTime() + length.toNanos();
            do {
                if (!run.client().isAnswered(run.system().publisher(), run.newTally(), ANSWERED)) {
                    run.differences().add("locks: a command waits for the lock on " + locked);
                    break;
                }
                LockSupport.parkNanos(Math.min(ANSWERED.toNanos(), end - System.nanoTime()));
            } while (end - System.nanoTime() > ANSWERED.toNanos());
            LockSupport.parkNanos(end - System.nanoTime());
            owner.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
