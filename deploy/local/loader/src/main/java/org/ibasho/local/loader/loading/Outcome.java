package org.ibasho.local.loader.loading;

import java.util.Collection;
import java.util.Optional;
import org.ibasho.local.loader.year.GatheringEntry;

/**
 * What became of a gathering.
 *
 * @param state as the system tells it: {@code PLANNED}, {@code PUBLISHED}, {@code CANCELLED}, {@code CONCLUDED}; empty if
 *     the gathering could not be loaded
 * @param visits as counted at its door
 * @param complaint how it differs from the file, in a sentence
 */
record Outcome(GatheringEntry entry, String state, int visits, Optional<String> complaint) {

    static long count(Collection<Outcome> outcomes, String state) {
        return outcomes.stream()
                .filter(outcome -> outcome.state().equals(state))
                .count();
    }
}
