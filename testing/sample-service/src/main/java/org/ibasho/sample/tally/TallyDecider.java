package org.ibasho.sample.tally;

import org.ibasho.chassis.decision.Refusal;

/** Decides which event follows from a command. */
final class TallyDecider {

    private static final int LIMIT = 1_000_000;

    private TallyDecider() {}

    static TallyEvent decide(TallyCommand command, TallyState state) {
        return switch (command) {
            case TallyCommand.Add add -> {
                Refusal.unless(add.amount() > 0, TallyRule.ONLY_GROWS);
                Refusal.unless(state.sum() + add.amount() < LIMIT, TallyRule.STAYS_BELOW_A_MILLION);
                yield new TallyEvent.Added(add.streamId(), add.commandId(), add.amount(), state.sum() + add.amount());
            }
            case TallyCommand.Announce announce -> {
                Refusal.unless(state.announcements() < LIMIT, TallyRule.STAYS_BELOW_A_MILLION);
                yield announce.announced(state.announcements() + 1);
            }
        };
    }
}
