package org.ibasho.scheduling.gathering.web;

import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringRule;

/** The box to tick that a form shows only after it is known to be needed. */
enum Offer {
    NOTHING,
    LATE_RECORD,
    OVERLAP;

    static Offer after(Refusal refusal) {
        return refusal.rule() == GatheringRule.IN_THE_PAST ? LATE_RECORD : NOTHING;
    }

    /** @param ticked whether the box was there before and is ticked, so that it stays */
    public boolean lateRecord(boolean ticked) {
        return ticked || this == LATE_RECORD;
    }

    /** @param ticked whether the box was there before and is ticked, so that it stays */
    public boolean overlap(boolean ticked) {
        return ticked || this == OVERLAP;
    }
}
