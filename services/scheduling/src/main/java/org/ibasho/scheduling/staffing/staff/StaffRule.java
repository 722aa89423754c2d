package org.ibasho.scheduling.staffing.staff;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of staff. Their codes are part of the API and never change. */
public enum StaffRule implements Rule {
    STAFF_NOT_FOUND(Kind.NOT_FOUND),
    STAFF_ALREADY_JOINED(Kind.CONFLICT),
    NO_NICKNAME(Kind.INVALID, "nickname"),
    NO_STAFF_ROLE(Kind.INVALID, "roles"),
    AWAY_ENDS_BEFORE_IT_BEGINS(Kind.INVALID, "until"),
    STAFF_HAS_LEFT(Kind.CONFLICT),
    /** Only who has left can be erased. */
    STAFF_HAS_NOT_LEFT(Kind.CONFLICT),
    STAFF_ON_BREAK(Kind.CONFLICT),
    STAFF_NOT_ON_BREAK(Kind.CONFLICT),
    /** A staff member with future seats cannot leave before they are released. */
    STAFF_STILL_EXPECTED(Kind.CONFLICT),
    /** A login is linked to one member of staff at most. */
    LOGIN_ALREADY_LINKED(Kind.CONFLICT, "login"),
    /** The staff member lacks the role, or the qualification that the seat requires. */
    STAFF_UNQUALIFIED(Kind.CONFLICT, "staffId"),
    /** The qualification has expired by that day. */
    QUALIFICATION_EXPIRED(Kind.CONFLICT, "staffId"),
    STAFF_UNAVAILABLE(Kind.CONFLICT, "staffId"),
    /** The staff member has a seat at an overlapping gathering. */
    STAFF_DOUBLE_BOOKED(Kind.CONFLICT, "staffId");

    private final Kind kind;
    private final @Nullable String field;

    StaffRule(Kind kind) {
        this(kind, null);
    }

    StaffRule(Kind kind, @Nullable String field) {
        this.kind = kind;
        this.field = field;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
