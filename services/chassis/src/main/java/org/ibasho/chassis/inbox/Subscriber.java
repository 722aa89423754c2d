package org.ibasho.chassis.inbox;

import org.ibasho.contracts.ContractEvent;

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
     * Takes an event in.
     *
     * @param eventId the CloudEvents id, the same whenever the event is delivered again
     */
    void receive(E event, String eventId);
}
