package org.ibasho.sample.tally;

import org.ibasho.chassis.decision.Rule;

/** The rules of a tally. */
public enum TallyRule implements Rule {
    ONLY_GROWS,
    STAYS_BELOW_A_MILLION;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
