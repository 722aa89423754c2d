package org.ibasho.chassis.accesslog.seal;

/** How much of this side's log the other side has cosigned, as far as this process has heard. */
@FunctionalInterface
public interface WitnessedSize {

    /** The largest size; 0 if nothing was cosigned. */
    long size();
}
