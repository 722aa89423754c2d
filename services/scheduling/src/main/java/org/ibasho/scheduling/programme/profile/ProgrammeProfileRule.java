package org.ibasho.scheduling.programme.profile;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a profile. Their codes are part of the API and never change. */
public enum ProgrammeProfileRule implements Rule {
    NO_INTRODUCTION(Kind.INVALID, "introduction.ja"),
    /** A programme is for persons concerned, for families, or for both. */
    FOR_NOBODY(Kind.INVALID, "eligibility"),
    BASE_AGE_UNLIKELY(Kind.INVALID, "eligibility.baseAge"),
    STAFFED_KIND_ELSEWHERE(Kind.INVALID, "staffing"),
    ROLE_TWICE(Kind.INVALID, "staffing"),
    SEATS_UNLIKELY(Kind.INVALID, "staffing"),
    MORE_NEEDED_THAN_SEATS(Kind.INVALID, "staffing"),
    PERMIT_DAYS_UNLIKELY(Kind.INVALID, "observers.permitDays"),
    NOTICE_DAYS_UNLIKELY(Kind.INVALID, "observers.noticeDays"),
    NO_OBSERVER_TEXT(Kind.INVALID, "observers.text.ja"),
    /** Another user has changed the profile in the meantime; nothing is overwritten. */
    PROGRAMME_CHANGED(Kind.CONFLICT, null);

    private final Kind kind;
    private final @Nullable String field;

    ProgrammeProfileRule(Kind kind, @Nullable String field) {
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
