package org.ibasho.consultation.dispatch;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a dispatch. Their codes are part of the API and never change. */
public enum DispatchRule implements Rule {
    DISPATCH_NOT_FOUND(Kind.NOT_FOUND),
    /** The gathering was cancelled. */
    DISPATCH_WITHDRAWN(Kind.CONFLICT),
    /** An answer cannot be changed after the gathering is concluded. */
    GATHERING_CONCLUDED(Kind.CONFLICT),
    /** An acceptance names a counsellor, because the centre tells the NPO who comes. */
    COUNSELLOR_MISSING(Kind.INVALID, "counsellorId"),
    /** Only a counsellor who works at the centre can be sent: not one who has left or was never registered. */
    COUNSELLOR_NOT_LISTED(Kind.INVALID, "counsellorId");

    private final Kind kind;
    private final @Nullable String field;

    DispatchRule(Kind kind) {
        this(kind, null);
    }

    DispatchRule(Kind kind, @Nullable String field) {
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
