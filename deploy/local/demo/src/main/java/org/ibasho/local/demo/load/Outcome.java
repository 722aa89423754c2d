package org.ibasho.local.demo.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ibasho.local.demo.year.GatheringEntry;

/**
 * A gathering after its load.
 *
 * @param state as the system has it: {@code PLANNED}, {@code PUBLISHED}, {@code CANCELLED}, {@code CONCLUDED}; empty if
 *     the gathering could not be loaded
 * @param visits as counted at its door
 * @param difference how it differs from the file, in a sentence
 */
record Outcome(GatheringEntry entry, String state, int visits, Optional<String> difference) {

    static long count(Collection<Outcome> outcomes, String state) {
        return outcomes.stream()
                .filter(outcome -> outcome.state().equals(state))
                .count();
    }

    /** How many stand where, as in {@code 4 held, 1 cancelled}. */
    static String states(Collection<Outcome> outcomes) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("PLANNED", "planned");
        words.put("PUBLISHED", "published");
        words.put("CONCLUDED", "held");
        words.put("CANCELLED", "cancelled");
        words.replaceAll((state, word) -> count(outcomes, state) + " " + word);
        words.values().removeIf(text -> text.startsWith("0 "));
        return words.isEmpty() ? "no gatherings" : String.join(", ", words.values());
    }
}
