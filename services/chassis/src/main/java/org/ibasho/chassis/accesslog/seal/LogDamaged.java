package org.ibasho.chassis.accesslog.seal;

/** The stored tree is not the one that was signed, so nothing is sealed on top of it. Somebody has to look at it. */
public final class LogDamaged extends RuntimeException {

    LogDamaged(String message) {
        super(message);
    }
}
