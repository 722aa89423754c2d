package org.ibasho.chassis.inbox;

import org.ibasho.contracts.ContractEvent;
import org.springframework.util.ClassUtils;

/**
 * Takes in one type of event of another service. Called in the transaction that notes the event as taken in: whatever
 * is written to this service's database, and every command sent, commits together with the note or not at all.
 *
 * @param <E> the contract event
 */
public interface Subscriber<E extends ContractEvent> {

    /** The type that it wants. */
    Class<E> type();

    /**
     * The name under which this service remembers what it has processed. A name that the service has not had before
     * receives everything from the first event on, so whoever renames a class has it keep its old name here.
     */
    default String name() {
        return ClassUtils.getUserClass(this).getSimpleName();
    }

    /**
     * Takes an event in.
     *
     * @param eventId the CloudEvents id, the same whenever the event is delivered again
     */
    void receive(E event, String eventId);
}
