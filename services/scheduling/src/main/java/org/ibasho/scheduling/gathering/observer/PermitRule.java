package org.ibasho.scheduling.gathering.observer;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a permission to come. Their codes cross the API and never change. */
public enum PermitRule implements Rule {
    PERMIT_NOT_FOUND(Kind.NOT_FOUND),
    PERMIT_ALREADY_GRANTED(Kind.CONFLICT),
    /** The programme receives nobody. */
    OBSERVERS_NOT_ADMITTED(Kind.CONFLICT),
    /** Over, called off or concluded. */
    GATHERING_RECEIVES_NOBODY(Kind.CONFLICT),
    OBSERVERS_UNLIKELY(Kind.INVALID, "people"),
    PERMIT_NOT_YET_DECIDED(Kind.INVALID, "decidedOn"),
    PERMIT_ENDS_BEFORE_IT_BEGINS(Kind.INVALID, "validUntil"),
    /** Longer than the programme's rule allows. */
    PERMIT_TOO_LONG(Kind.INVALID, "validUntil"),
    /** Not good on the day of the gathering. */
    PERMIT_EXPIRED(Kind.CONFLICT, "validUntil"),
    PERMIT_FOR_OTHER_PROGRAMME(Kind.CONFLICT),
    /** Participants could not be told in time. */
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
