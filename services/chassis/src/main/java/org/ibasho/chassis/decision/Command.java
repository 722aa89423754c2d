package org.ibasho.chassis.decision;

/** Something that is asked of one stream of events. Carries whatever the decision needs, time and ids included. */
public interface Command {

    /** The stream that decides, and that the resulting events are appended to. A UUID. */
    String streamId();
}
