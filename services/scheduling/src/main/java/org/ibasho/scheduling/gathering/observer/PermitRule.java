package org.ibasho.scheduling.gathering.observer;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a permit. Their codes are part of the API and never change. */
public enum PermitRule implements Rule {
    PERMIT_NOT_FOUND(Kind.NOT_FOUND),
    PERMIT_ALREADY_GRANTED(Kind.CONFLICT),
    /** The programme admits no observers. */
    OBSERVERS_NOT_ADMITTED(Kind.CONFLICT),
    /** The gathering is over, cancelled or concluded. */
    GATHERING_RECEIVES_NOBODY(Kind.CONFLICT),
    OBSERVERS_UNLIKELY(Kind.INVALID, "people"),
    PERMIT_NOT_YET_DECIDED(Kind.INVALID, "decidedOn"),
    PERMIT_ENDS_BEFORE_IT_BEGINS(Kind.INVALID, "validUntil"),
    /** The permit would be valid for longer than the programme allows. */
    PERMIT_TOO_LONG(Kind.INVALID, "validUntil"),
    /** The permit is not valid on the day of the gathering. */
    PERMIT_EXPIRED(Kind.CONFLICT, "validUntil"),
    PERMIT_FOR_OTHER_PROGRAMME(Kind.CONFLICT),
    /** Participants cannot be told in time. */
    TOO_LATE_TO_TELL(Kind.CONFLICT),
    OBSERVERS_ALREADY_COMING(Kind.CONFLICT),
    OBSERVERS_NOT_COMING(Kind.CONFLICT);

    private final Kind kind;
    private final @Nullable String field;

    PermitRule(Kind kind) {
        this(kind, null);
    }

    PermitRule(Kind kind, @Nullable String field) {
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
