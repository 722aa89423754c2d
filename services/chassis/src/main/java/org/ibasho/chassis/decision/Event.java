package org.ibasho.chassis.decision;

/** Something that happened in one stream. Holds plain values only, for it is stored for good. */
public interface Event {

    /** The stream that it happened in. A UUID. */
    String streamId();
}
