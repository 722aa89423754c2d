package org.ibasho.chassis.reaction;

import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.RecordedEvent;

/**
 * A service's reaction to stored events of a type, each at least once and in the order of the store. A service
 * declares one as a bean. The database keeps how far it has come, so that a process that died goes on with the event
 * that was not finished. What fails is tried again until it works: nothing is passed over.
 *
 * @param <E> the sealed type of the events
 */
public interface Reaction<E extends Event> {

    /** The name under which its position is kept; other than those of the service's read models. */
    String name();

    /** The sealed type of the events; all others are passed by. */
    Class<E> events();

    /** Reacts to an event, which it may have met before. */
    void on(RecordedEvent<E> event);

    /**
     * Whether what it writes and its position are one transaction, so that what it writes to the database is written
     * once, by one of the instances. If not, it works outside transactions and every instance reacts: it sends
     * commands that are idempotent, and may wait for their effects.
     */
    default boolean inTransaction() {
        return true;
    }
}
