package org.ibasho.chassis.outbox;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.eventstore.StorePosition;

/** The events that the instance with the relay publishes again beside new ones. */
interface History {

    /** For a relay that publishes nothing again. */
    History NONE = new History() {};

    /** The events about one subject that were published before a new one. */
    interface Past {

        /** The next events of it in the order of their numbers; empty if there are no more. */
        List<? extends TrackedEventMessage<?>> next();

        /** Hands to Kafka what an event that was prepared says about the subject. */
        void publish(TrackedEventMessage<?> event);
    }

    /** Called when the relay is claimed, and after a failure: what was remembered is forgotten. */
    default void reset() {}

    /** Begins what an operator has asked for; called at the beginning and twice a second. */
    default void look() {}

    /** Whether there is more to publish again. */
    default boolean isUnderWay() {
        return false;
    }

    /** The next events to publish again; empty if all have been, which is noted. */
    default List<? extends TrackedEventMessage<?>> next() {
        return List.of();
    }

    /** Looks the numbers of events up, which have been published before. */
    default void prepare(List<TrackedEventMessage<?>> events) {}

    /** Hands to Kafka what an event that was prepared says. */
    default void publish(TrackedEventMessage<?> event) {}

    /** Notes in the caller's transaction how far it has come. */
    default void reached(StorePosition position) {}

    /**
     * The events to publish before those that were prepared last, so that each subject's events are in order also in a
     * Kafka that has lost its data. Each subject's past is returned once.
     */
    default List<Past> notBroughtForward() {
        return List.of();
    }
}
