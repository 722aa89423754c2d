package org.ibasho.chassis.eventstore.append;

import java.sql.SQLException;

/**
 * How long a transaction with a number waits for a lock of the database: readers wait for it meanwhile, and the holder
 * of the lock may itself wait for the lock of an aggregate that this transaction's command has.
 */
public final class LockTimeout {

    /**
     * A condition that is always true and limits the waits of its transaction, from its own statement on, to 500 ms.
     */
    static final String LIMITED = "set_config('lock_timeout', '500ms', true) is not null";

    /** SQLSTATE lock_not_available. */
    private static final String NOT_AVAILABLE = "55P03";

    private LockTimeout() {}

    /** Whether somebody waited for a lock in vain. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
