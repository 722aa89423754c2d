package org.ibasho.chassis.accesslog.seal;

/** How much of this side's log has expired by now: the sealer signs it, and the other side agrees or alarms. */
@FunctionalInterface
public interface ExpiredSize {

    /** The first leaf whose entry is still to be kept. */
    long expired();
}
