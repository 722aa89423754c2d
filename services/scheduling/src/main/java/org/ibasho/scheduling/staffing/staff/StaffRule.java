package org.ibasho.scheduling.staffing.staff;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of staff. Their codes cross the API and never change. */
public enum StaffRule implements Rule {
    STAFF_NOT_FOUND(Kind.NOT_FOUND),
    STAFF_ALREADY_JOINED(Kind.CONFLICT),
    NO_NICKNAME(Kind.INVALID, "nickname"),
    NO_STAFF_ROLE(Kind.INVALID, "roles"),
    AWAY_ENDS_BEFORE_IT_BEGINS(Kind.INVALID, "until"),
    STAFF_HAS_LEFT(Kind.CONFLICT),
    STAFF_ON_BREAK(Kind.CONFLICT),
    STAFF_NOT_ON_BREAK(Kind.CONFLICT),
    /** Whoever is expected somewhere gives up that seat first, so that somebody else can be found. */
    STAFF_STILL_EXPECTED(Kind.CONFLICT),
    /** Has not the role, or not the qualification that the seat asks for. */
    STAFF_UNQUALIFIED(Kind.CONFLICT, "staffId"),
    /** Had the qualification, but no longer on that day. */
    QUALIFICATION_EXPIRED(Kind.CONFLICT, "staffId"),
    STAFF_UNAVAILABLE(Kind.CONFLICT, "staffId"),
    /** Is expected at a gathering that overlaps. */
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
