package org.ibasho.chassis.eventstore.numbers;

/**
 * The store no longer has the event that a reader saw last: it runs on a standby that was behind when it was promoted,
 * or on an older backup. The reader begins again at the position that the store has for it.
 */
public final class StoreRewound extends RuntimeException {

    public StoreRewound() {
        super("the event store has lost its newest events");
    }
}
