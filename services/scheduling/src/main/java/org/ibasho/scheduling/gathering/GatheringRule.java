package org.ibasho.scheduling.gathering;

import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of a gathering. Their codes are part of the API and never change. */
public enum GatheringRule implements Rule {
    GATHERING_NOT_FOUND(Kind.NOT_FOUND),
    GATHERING_ALREADY_PLANNED(Kind.CONFLICT),
    KIND_NOT_IN_PROGRAMME(Kind.INVALID, "kind"),
    END_BEFORE_START(Kind.INVALID, "endsAt"),
    LONGER_THAN_A_DAY(Kind.INVALID, "endsAt"),
    NO_DOOR(Kind.INVALID, "doors"),
    GATHERING_ALREADY_PUBLISHED(Kind.CONFLICT),
    GATHERING_NOT_PUBLISHED(Kind.CONFLICT),
    GATHERING_CANCELLED(Kind.CONFLICT),
    GATHERING_CONCLUDED(Kind.CONFLICT),
    /** 中止 is a valid outcome, and always has a reason. */
    NO_REASON(Kind.INVALID, "reason"),
    /** A gathering cannot be concluded before its day. */
    GATHERING_NOT_YET_HELD(Kind.CONFLICT),
    /** A time in the past is treated as a mistake unless the command is a late record. */
    IN_THE_PAST(Kind.INVALID, "startsAt"),
    /** A warning that the request can accept. */
    VENUE_TAKEN(Kind.CONFLICT, "venue"),
    MEETING_POINT_WITHOUT_OUTING(Kind.INVALID, "details.meetingPoint"),
    GEAR_WITHOUT_OUTING(Kind.INVALID, "details.gear"),
    RAIN_RULE_WITHOUT_OUTING(Kind.INVALID, "details.rainRule");

    private final Kind kind;
    private final @Nullable String field;

    GatheringRule(Kind kind) {
        this(kind, null);
    }

    GatheringRule(Kind kind, @Nullable String field) {
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
