package org.ibasho.scheduling.gathering;

import java.time.Instant;
import java.util.Objects;

/** The state of a gathering for its decisions. */
sealed interface GatheringState {

    /** Before the first event. */
    record Absent() implements GatheringState {}

    /** Planned; visible to staff only. */
    record Planned(GatheringEvent.Planned plan, Instant startsAt, Instant endsAt) implements GatheringState {}

    /** Announced. */
    record Published(GatheringEvent.Planned plan, Instant startsAt, Instant endsAt) implements GatheringState {}

    record Cancelled() implements GatheringState {}

    record Concluded() implements GatheringState {}

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    default GatheringState evolve(GatheringEvent event) {
        return switch (event) {
            case GatheringEvent.Planned it -> new Planned(it, it.startsAt(), it.endsAt());
            case GatheringEvent.Published it -> new Published(plan(), it.startsAt(), it.endsAt());
            case GatheringEvent.Rescheduled it ->
                this instanceof Planned planned
                        ? new Planned(planned.plan, it.startsAt(), it.endsAt())
                        : new Published(plan(), it.startsAt(), it.endsAt());
            case GatheringEvent.Revised it -> revised(it);
            case GatheringEvent.Cancelled _ -> new Cancelled();
            case GatheringEvent.Concluded _ -> new Concluded();
        };
    }

    /** The plan of a planned or announced gathering. */
    private GatheringEvent.Planned plan() {
        return switch (this) {
            case Planned it -> it.plan;
            case Published it -> it.plan;
            case Absent _, Cancelled _, Concluded _ -> throw new IllegalStateException("nothing is planned");
        };
    }

    private GatheringState revised(GatheringEvent.Revised it) {
        return switch (this) {
            case Planned before -> new Planned(with(before.plan, it), before.startsAt, before.endsAt);
            case Published before -> new Published(with(before.plan, it), before.startsAt, before.endsAt);
            case Absent _, Cancelled _, Concluded _ -> this;
        };
    }

    private static GatheringEvent.Planned with(GatheringEvent.Planned plan, GatheringEvent.Revised it) {
        return new GatheringEvent.Planned(
                plan.gatheringId(),
                plan.programme(),
                plan.kind(),
                plan.mandate(),
                it.theme(),
                plan.startsAt(),
                plan.endsAt(),
                it.venue(),
                it.town(),
                Objects.requireNonNullElse(it.doors(), plan.doors()),
                Objects.requireNonNullElse(it.details(), plan.details()),
                plan.lateRecord());
    }
}
