package org.ibasho.prepare;

/** A secret is not where it has to be; the message says which, and what to do. */
final class MissingSecret extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingSecret(String message) {
        super(message);
    }
}
