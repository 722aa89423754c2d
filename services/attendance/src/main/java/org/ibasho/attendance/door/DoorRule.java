package org.ibasho.attendance.door;

import org.ibasho.chassis.decision.Rule;

/** The rules of a door. Their codes cross the API and never change. */
public enum DoorRule implements Rule {
    /** No such gathering, or not announced: there is no door then. */
    GATHERING_NOT_FOUND(Kind.NOT_FOUND),
    GATHERING_CANCELLED(Kind.CONFLICT),
    /** Nobody can have come before the day of the gathering, in Japan. */
    DOOR_NOT_YET(Kind.CONFLICT),
    DOOR_NOT_OPEN(Kind.CONFLICT),
    DOOR_CLOSED(Kind.CONFLICT),
    /** The gathering cannot be entered in this way. */
    DOOR_NOT_OFFERED(Kind.INVALID),
    /** No mark with this id was ever made at this gathering. */
    MARK_NOT_FOUND(Kind.NOT_FOUND);

    private final Kind kind;

    DoorRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The same rule, broken by the door of one mark of a batch. */
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
