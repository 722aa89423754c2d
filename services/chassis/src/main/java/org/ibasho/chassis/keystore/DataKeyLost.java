package org.ibasho.chassis.keystore;

/**
 * Something personal was to be stored about a person whose data key can't be unwrapped, since the wrapping key of its
 * epoch is lost. Nothing was stored. It concerns this person alone, and does not pass by itself: a reader of events
 * parks the person's stream instead of waiting.
 */
public final class DataKeyLost extends RuntimeException {

    DataKeyLost() {
        super("the wrapping key of a person's data key is lost");
    }
}
