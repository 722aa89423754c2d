package org.ibasho.consultation.counsellor;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of counsellors. Their codes are part of the API and never change. */
public enum CounsellorRule implements Rule {
    COUNSELLOR_NOT_FOUND(Kind.NOT_FOUND),
    COUNSELLOR_ALREADY_REGISTERED(Kind.CONFLICT),
    NO_NAME(Kind.INVALID, "name"),
    /** A counsellor has at least one of the qualifications. */
    NO_QUALIFICATION(Kind.INVALID, "qualifications"),
    COUNSELLOR_HAS_LEFT(Kind.CONFLICT),
    /** The coordinator can erase only a counsellor who has left. */
    COUNSELLOR_HAS_NOT_LEFT(Kind.CONFLICT),
    /** A login is linked to one counsellor at most. */
    LOGIN_ALREADY_LINKED(Kind.CONFLICT, "login");

    private final Kind kind;
    private final @Nullable String field;

    CounsellorRule(Kind kind) {
        this(kind, null);
    }

    CounsellorRule(Kind kind, @Nullable String field) {
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
