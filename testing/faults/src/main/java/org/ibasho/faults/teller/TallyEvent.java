package org.ibasho.faults.teller;

import org.ibasho.chassis.decision.Event;

/** What happens to a tally. */
sealed interface TallyEvent extends Event {

    /** @param sum what the tally came to, so that every event follows from the one before */
    record Added(String streamId, String commandId, int amount, long sum) implements TallyEvent {}
}
