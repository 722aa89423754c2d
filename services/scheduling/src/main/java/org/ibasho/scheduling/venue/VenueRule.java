package org.ibasho.scheduling.venue;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a venue. Their codes are part of the API and never change. */
public enum VenueRule implements Rule {
    VENUE_NOT_FOUND(Kind.NOT_FOUND, null),
    NO_VENUE_NAME(Kind.INVALID, "name"),
    NO_VENUE_TOWN(Kind.INVALID, "town"),
    /** A photo needs a text alternative. */
    NO_ALTERNATIVE(Kind.INVALID, "alternative");

    private final Kind kind;
    private final @Nullable String field;

    VenueRule(Kind kind, @Nullable String field) {
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
