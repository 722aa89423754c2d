package org.ibasho.chassis.sample;

import org.ibasho.chassis.decision.Event;

/** What happens to a tally. */
public sealed interface TallyEvent extends Event {

    record Grown(String streamId, int to) implements TallyEvent {}
}
