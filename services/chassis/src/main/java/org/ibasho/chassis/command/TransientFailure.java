package org.ibasho.chassis.command;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a failure is the database's or somebody else's, not the message's; says once when the database goes and when it comes. */
public final class TransientFailure {

    private static final Logger log = LoggerFactory.getLogger(TransientFailure.class);

    /** Connection exceptions, and the server's being stopped: SQLSTATE classes 08 and 57P. */
    private static final String AWAY = "08\\d{3}|57P\\d{2}";

    private final AtomicBoolean going = new AtomicBoolean();

    /** Whether the database is away, which says nothing about the message. */
    static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().matches(AWAY))) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody else changed the same thing at the same time: trying again at once is the answer. */
    static boolean isRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return false;
    }

    void goesOn() {
        if (going.compareAndSet(false, true)) {
            log.warn("the database is away: messages of other services wait in Kafka");
        }
    }

    void isOver() {
        if (going.compareAndSet(true, false)) {
            log.info("the database is back: messages of other services are taken in again");
        }
    }
}
