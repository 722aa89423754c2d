package org.ibasho.attendance.door;

import org.ibasho.chassis.decision.Rule;

/** The rules of a door. Their codes are part of the API and never change. */
public enum DoorRule implements Rule {
    /** The gathering is unknown or not announced, so it has no door. */
    GATHERING_NOT_FOUND(Kind.NOT_FOUND),
    GATHERING_CANCELLED(Kind.CONFLICT),
    /** A door cannot be opened before the day of the gathering in Japan. */
    DOOR_NOT_YET(Kind.CONFLICT),
    DOOR_NOT_OPEN(Kind.CONFLICT),
    /** Counting has ended and does not begin again by itself. */
    DOOR_CLOSED(Kind.CONFLICT),
    /** The figures are reviewed after counting ended. */
    DOOR_NOT_CLOSED(Kind.CONFLICT),
    /** The supervisor has confirmed the figures. */
    DOOR_CONFIRMED(Kind.CONFLICT),
    /** The gathering does not have this entrance. */
    DOOR_NOT_OFFERED(Kind.INVALID),
    /** This gathering has no mark with this id. */
    MARK_NOT_FOUND(Kind.NOT_FOUND),
    /** Another mark has this id already. */
    MARK_DIFFERS(Kind.CONFLICT),
    /** A correction changes at least one figure. */
    NOTHING_CORRECTED(Kind.INVALID),
    /** No figure is less than 0. */
    BELOW_ZERO(Kind.INVALID),
    /** A correction, and the withdrawal of a confirmation, have a reason. */
    NO_REASON(Kind.INVALID),
    /** A supervisor who sends figures back has to say what to look at. */
    NO_COMMENT(Kind.INVALID);

    private final Kind kind;

    DoorRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The same rule, violated by this field of the request. */
    Rule at(String field) {
        return new AtField(this, field);
    }

    private record AtField(DoorRule rule, String field) implements Rule {

        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public Kind kind() {
            return rule.kind;
        }
    }
}
