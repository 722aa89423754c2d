package org.ibasho.chassis.sample;

import org.ibasho.chassis.decision.Rule;

/** A tally only grows. */
public enum TallyRule implements Rule {
    ONLY_GROWS;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
