package org.ibasho.scheduling.gathering.series;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a series, in addition to those of each gathering. Their codes are part of the API and never change. */
enum SeriesRule implements Rule {
    SERIES_NOT_FOUND(Kind.NOT_FOUND),
    SERIES_ALREADY_BEGUN(Kind.CONFLICT),
    SERIES_WITHOUT_DAYS(Kind.INVALID, "dates"),
    SERIES_TOO_LONG(Kind.INVALID, "dates"),
    /** The series has no day left from the chosen one on. */
    NOTHING_LEFT_OF_SERIES(Kind.CONFLICT);

    private final Kind kind;
    private final @Nullable String field;

    SeriesRule(Kind kind) {
        this(kind, null);
    }

    SeriesRule(Kind kind, @Nullable String field) {
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
