package org.ibasho.scheduling.gathering.yearplan;

import org.ibasho.chassis.decision.Rule;

/** The rules of a year plan. Their codes are part of the API and never change. */
enum YearPlanRule implements Rule {
    /** A plan is planned as a whole; one invalid line prevents that. */
    PLAN_HAS_FLAWS;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
