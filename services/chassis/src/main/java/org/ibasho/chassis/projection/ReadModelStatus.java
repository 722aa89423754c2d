package org.ibasho.chassis.projection;

/**
 * How a read model stands.
 *
 * @param progress how far it is built, or built again beside the live one: 0 to 1; 1 when none is being built
 * @param behindEvents how many stored events it does not show yet; counted up to 100,000
 * @param behindSeconds how long the oldest of them has been stored
 */
public record ReadModelStatus(String name, State state, double progress, long behindEvents, double behindSeconds) {

    /** The state of a read model. */
    public enum State {
        /** There is nothing to show until it is built. */
        BUILDING,
        /** Follows the events. */
        LIVE,
        /** Follows the events, while another is being built that will take its place. */
        REBUILDING,
        /**
         * Shows what it has, and cannot go on: an event cannot be shown. It is tried again and again; the log says
         * why.
         */
        STOPPED
    }
}
