package org.ibasho.prepare.realm;

/** Keycloak did not do what it was asked; the message says what, in a sentence. */
public final class RealmFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RealmFailure(String message) {
        super(message);
    }
}
