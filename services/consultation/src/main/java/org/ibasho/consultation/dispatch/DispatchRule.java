package org.ibasho.consultation.dispatch;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a dispatch. Their codes cross the API and never change. */
public enum DispatchRule implements Rule {
    DISPATCH_NOT_FOUND(Kind.NOT_FOUND),
    /** The gathering was called off. */
    DISPATCH_WITHDRAWN(Kind.CONFLICT),
    /** Whoever was there was there: an answer can be changed until the gathering is concluded, and not after. */
    GATHERING_CONCLUDED(Kind.CONFLICT),
    /** The NPO tells its participants who comes, so somebody has to have a name. */
    COUNSELLOR_MISSING(Kind.INVALID, "counsellor");

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
