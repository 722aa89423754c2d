package org.ibasho.scheduling.gathering.yearplan;

import org.ibasho.chassis.decision.Rule;

/** The rules of a year's plan. Their codes cross the API and never change. */
enum YearPlanRule implements Rule {
    /** A plan is planned as a whole, so not while one line of it cannot be. */
    PLAN_HAS_FLAWS;

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
