package org.ibasho.scheduling.staffing.roster;

import org.ibasho.chassis.decision.Rule;

/** The rules of a roster. Their codes cross the API and never change. */
public enum RosterRule implements Rule {
    NO_SUCH_SEAT(Kind.INVALID),
    /** Somebody else changed it since it was looked at: they are shown what, and nothing is overwritten. */
    ROSTER_CHANGED(Kind.CONFLICT),
    SEAT_ALREADY_FILLED(Kind.CONFLICT),
    SEAT_NOT_FILLED(Kind.CONFLICT),
    /** Too few for the staffing rule, and nobody said that it is to be announced all the same. */
    SEATS_MISSING(Kind.CONFLICT),
    /** What is cancelled or concluded needs nobody any more. */
    GATHERING_NEEDS_NOBODY(Kind.CONFLICT);

    private final Kind kind;

    RosterRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
