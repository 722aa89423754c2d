package org.ibasho.chassis.accesslog.expiry;

/** The part of this side's log that both sides have signed as expired. */
@FunctionalInterface
public interface RemovableSize {

    /** The entries of leaves before this one may be removed. */
    long removable();
}
