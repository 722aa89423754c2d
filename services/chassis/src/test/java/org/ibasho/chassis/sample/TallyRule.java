package org.ibasho.chassis.sample;

import org.ibasho.chassis.decision.Rule;

/** A tally only grows, and not for ever. */
public enum TallyRule implements Rule {
    ONLY_GROWS,
    STAYS_BELOW_A_THOUSAND;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
