package org.ibasho.scheduling.staffing.roster;

import org.ibasho.chassis.decision.Rule;

/** The rules of a roster. Their codes are part of the API and never change. */
public enum RosterRule implements Rule {
    NO_SUCH_SEAT(Kind.INVALID),
    /** Another user has changed the roster in the meantime; the page shows the change and nothing is overwritten. */
    ROSTER_CHANGED(Kind.CONFLICT),
    SEAT_ALREADY_FILLED(Kind.CONFLICT),
    SEAT_NOT_FILLED(Kind.CONFLICT),
    /** Required seats are missing, and the user has not accepted that. */
    SEATS_MISSING(Kind.CONFLICT),
    /** A cancelled or concluded gathering has no open seats. */
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
