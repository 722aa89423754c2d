package org.ibasho.chassis.accesslog.seal;

/** The part of this side's log that has expired by now. The sealer signs it; the other side agrees or alarms. */
@FunctionalInterface
public interface ExpiredSize {

    /** The first leaf whose entry is still to be kept. */
    long expired();
}
