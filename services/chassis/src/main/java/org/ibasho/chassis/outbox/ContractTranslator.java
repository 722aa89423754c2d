package org.ibasho.chassis.outbox;

import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.contracts.ContractEvent;

/**
 * A service's one place that says what of its own events others get to know. Looks nothing up: the event is all there
 * is. Only the public key that a text for one recipient is sealed to is that of the moment of publication, so that the
 * same event, published again, has other bytes.
 */
@FunctionalInterface
public interface ContractTranslator {

    /** The contract events for others, at most one a topic; none for an event that stays inside. */
    List<ContractEvent> translate(Event event);
}
