package org.ibasho.chassis.accesslog.expiry;

/** How much of this side's log has expired, as both sides have signed it. */
@FunctionalInterface
public interface RemovableSize {

    /** The entries of leaves before this one may be removed. */
    long removable();
}
