package org.ibasho.chassis.keystore;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The key store or the wrapping key can't be reached, so personal data can be neither sealed nor read. Nothing was
 * stored; trying again later will do. The message names no person.
 */
public final class KeyStoreUnavailable extends DataAccessResourceFailureException {

    public KeyStoreUnavailable(String message) {
        super(message);
    }

    public KeyStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
