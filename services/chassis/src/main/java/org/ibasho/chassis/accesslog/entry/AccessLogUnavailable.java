package org.ibasho.chassis.accesslog.entry;

import org.springframework.dao.DataAccessResourceFailureException;

/** An entry could not be written in time, so what it is about must not be shown. Trying again later will do. */
public final class AccessLogUnavailable extends DataAccessResourceFailureException {

    public AccessLogUnavailable(String message) {
        super(message);
    }

    public AccessLogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
