package org.ibasho.chassis.projection;

/** A read model cannot be rebuilt now: it is being built already, here or in another instance. */
public final class RebuildRefused extends RuntimeException {

    RebuildRefused(String readModel) {
        super("read model " + readModel + " is being built already");
    }
}
