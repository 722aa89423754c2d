package org.ibasho.scheduling.gathering.web;

import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringRule;

/** A checkbox that a form shows only once it is needed. */
enum Offer {
    NOTHING,
    LATE_RECORD,
    OVERLAP;

    static Offer after(Refusal refusal) {
        return refusal.rule() == GatheringRule.IN_THE_PAST ? LATE_RECORD : NOTHING;
    }

    /** @param ticked whether the user ticked it before, so that it stays */
    public boolean lateRecord(boolean ticked) {
        return ticked || this == LATE_RECORD;
    }

    /** @param ticked whether the user ticked it before, so that it stays */
    public boolean overlap(boolean ticked) {
        return ticked || this == OVERLAP;
    }
}
