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
    DOOR_CLOSED(Kind.CONFLICT),
    /** The gathering does not have this entrance. */
    DOOR_NOT_OFFERED(Kind.INVALID),
    /** This gathering has no mark with this id. */
    MARK_NOT_FOUND(Kind.NOT_FOUND);

    private final Kind kind;

    DoorRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The same rule, violated by the entrance of one mark of a batch. */
    Rule ofMark(int index) {
        return new AtMark(this, index);
    }

    private record AtMark(DoorRule rule, int index) implements Rule {

        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public Kind kind() {
            return rule.kind;
        }

        @Override
        public String field() {
            return "marks[%d].door".formatted(index);
        }
    }
}
