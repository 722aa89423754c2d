package org.ibasho.chassis.sample;

import org.ibasho.chassis.decision.Command;

/** What can be asked of a tally. */
public sealed interface TallyCommand extends Command {

    /** Grow by this much; refused if negative. */
    record Grow(String streamId, int by) implements TallyCommand {}
}
