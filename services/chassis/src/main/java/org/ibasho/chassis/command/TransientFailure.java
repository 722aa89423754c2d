package org.ibasho.chassis.command;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.eventstore.append.LockTimeout;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells failures that pass by themselves, so that it is right to try again, from those that another attempt cannot
 * mend.
 */
public final class TransientFailure {

    /**
     * Connection exceptions, the server's being stopped, a full disk or too many connections, and a disk that fails:
     * SQLSTATE classes 08, 57P and 53, and io_error.
     */
    private static final String UNAVAILABLE = "08\\d{3}|57P\\d{2}|53\\d{3}|58030";

    /**
     * A lock, a statement or a transaction took too long: SQLSTATE lock_not_available, query_canceled,
     * idle_in_transaction_session_timeout and transaction_timeout.
     */
    private static final String TIMEOUT = "55P03|57014|25P03|25P04";

    private TransientFailure() {}

    /** Whether a failure passes by itself: what was tried can work at another time. */
    public static boolean passes(Throwable failure) {
        return isTimeout(failure) || isConflict(failure) || isDatabaseUnavailable(failure);
    }

    /** Whether the database cannot be reached or has no room, which says nothing about what was tried. */
    public static boolean isDatabaseUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().matches(UNAVAILABLE))) {
                return true;
            }
        }
        return false;
    }

    /** Whether something took too long, usually because others were in the way: an immediate retry would be, too. */
    public static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryTimeoutException
                    || cause instanceof TransactionTimedOutException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().matches(TIMEOUT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether another transaction changed the same thing at the same time, or kept it locked for too long: an immediate
     * retry is the answer.
     */
    public static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return LockTimeout.isCauseOf(failure);
    }
}
