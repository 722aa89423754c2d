package org.ibasho.chassis.command;

/** An idempotency key came again with a different request. */
public final class KeyReused extends RuntimeException {

    KeyReused() {
        super("idempotency-key-reused");
    }
}
