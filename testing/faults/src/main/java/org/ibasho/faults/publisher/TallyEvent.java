package org.ibasho.faults.publisher;

import org.ibasho.chassis.decision.Event;

/** The events of a tally. */
sealed interface TallyEvent extends Event {

    /** @param sum the sum after the event, so that a check can recompute it from the event before */
    record Added(String streamId, String commandId, int amount, long sum) implements TallyEvent {}
}
