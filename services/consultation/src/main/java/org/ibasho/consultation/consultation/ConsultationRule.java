package org.ibasho.consultation.consultation;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a consultation record. Their codes cross the API and never change. */
public enum ConsultationRule implements Rule {
    CONSULTATION_ALREADY_RECORDED(Kind.CONFLICT),
    /** Something is always asked for; if nobody knows what, that is {@code UNKNOWN}. */
    NO_PURPOSE(Kind.INVALID, "purposes"),
    PURPOSE_TWICE(Kind.INVALID, "purposes"),
    /** A day is allowed, for clocks and time zones that are wrong. */
    OCCURRED_IN_THE_FUTURE(Kind.INVALID, "occurredAt"),
    /** Before 2000: a year that was mistyped, for the centre did not exist. */
    OCCURRED_TOO_LONG_AGO(Kind.INVALID, "occurredAt"),
    /** The centre was never asked for a counsellor at this gathering. */
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
