package org.ibasho.scheduling.gathering;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;

/** Derives events from commands, for tests that need a realistic history. */
public final class Histories {

    private Histories() {}

    /** The events of these commands in order; a refused command leaves none. */
    public static List<GatheringEvent> of(List<? extends GatheringCommand> commands) {
        List<GatheringEvent> events = new ArrayList<>();
        GatheringState state = new GatheringState.Absent();
        for (GatheringCommand command : commands) {
            for (GatheringEvent event : decide(command, state)) {
                events.add(event);
                state = state.evolve(event);
            }
        }
        return events;
    }

    private static List<GatheringEvent> decide(GatheringCommand command, GatheringState state) {
        try {
            return GatheringDecider.decide(command, state);
        } catch (Refusal refused) {
            return List.of();
        }
    }
}
