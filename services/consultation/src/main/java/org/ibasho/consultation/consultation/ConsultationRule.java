package org.ibasho.consultation.consultation;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a consultation record. Their codes are part of the API and never change. */
public enum ConsultationRule implements Rule {
    CONSULTATION_ALREADY_RECORDED(Kind.CONFLICT),
    /** A consultation has a purpose; if it is not known, that is {@code UNKNOWN}. */
    NO_PURPOSE(Kind.INVALID, "purposes"),
    PURPOSE_TWICE(Kind.INVALID, "purposes"),
    /** One day in the future is allowed, because clocks and time zones can be wrong. */
    OCCURRED_IN_THE_FUTURE(Kind.INVALID, "occurredAt"),
    /** A year before 2000 is a typing mistake, because the centre did not exist. */
    OCCURRED_TOO_LONG_AGO(Kind.INVALID, "occurredAt"),
    /** The centre never had a request for this gathering. */
    GATHERING_NOT_FOUND(Kind.INVALID, "gatheringId");

    private final Kind kind;
    private final @Nullable String field;

    ConsultationRule(Kind kind) {
        this(kind, null);
    }

    ConsultationRule(Kind kind, @Nullable String field) {
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
