package org.ibasho.scheduling.gathering;

import java.time.Instant;

/** What a decision about a gathering needs to know of its past. */
sealed interface GatheringState {

    /** Nobody has heard of it. */
    record Absent() implements GatheringState {}

    /** In the plan, for staff only. */
    record Planned(GatheringEvent.Planned plan, Instant startsAt, Instant endsAt) implements GatheringState {}

    /** Announced. */
    record Published(Instant startsAt, Instant endsAt) implements GatheringState {}

    record Cancelled() implements GatheringState {}

    record Concluded() implements GatheringState {}

    /** The state after an event. Only assigns: whether the event may happen was decided before. */
    default GatheringState evolve(GatheringEvent event) {
        return switch (event) {
            case GatheringEvent.Planned it -> new Planned(it, it.startsAt(), it.endsAt());
            case GatheringEvent.Published it -> new Published(it.startsAt(), it.endsAt());
            case GatheringEvent.Rescheduled it ->
                this instanceof Planned planned
                        ? new Planned(planned.plan, it.startsAt(), it.endsAt())
                        : new Published(it.startsAt(), it.endsAt());
            case GatheringEvent.Cancelled _ -> new Cancelled();
            case GatheringEvent.Concluded _ -> new Concluded();
        };
    }
}
