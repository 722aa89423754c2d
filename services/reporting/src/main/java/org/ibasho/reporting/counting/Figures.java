package org.ibasho.reporting.counting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a month. Every table adds up to its total; codes are in the order of the code lists, newer ones last.
 *
 * @param elsewhere consultations outside gatherings: the centre's own
 */
public record Figures(List<ProgrammeFigures> programmes, Consultations elsewhere, Total total) {

    public Figures {
        programmes = List.copyOf(programmes);
    }

    /** @param mandate null for an unknown newer programme without a known gathering */
    public record ProgrammeFigures(
            String programme,
            @Nullable String mandate,
            Gatherings gatherings,
            Visits visits,
            Consultations consultations) {

        public boolean isEmpty() {
            return gatherings.announced() == 0 && visits.total() == 0 && consultations.total() == 0;
        }
    }

    /**
     * Numbers of gatherings: {@code announced = held + cancelled + open}.
     *
     * @param open neither held nor cancelled so far
     * @param uncounted held, but the door is not closed: their visits are missing
     */
    public record Gatherings(int announced, int held, int cancelled, int open, int uncounted) {}

    /** Visits (延人数): the rows add up to the total, and so do the columns. */
    public record Visits(int total, Map<String, Row> byWho, Map<String, Integer> byVisit) {

        public Visits {
            byWho = Collections.unmodifiableMap(new LinkedHashMap<>(byWho));
            byVisit = Collections.unmodifiableMap(new LinkedHashMap<>(byVisit));
        }
    }

    /** One row of the table of visits. */
    public record Row(Map<String, Integer> byVisit, int total) {

        public Row {
            byVisit = Collections.unmodifiableMap(new LinkedHashMap<>(byVisit));
        }
    }

    public record Consultations(int total, Map<String, Integer> byChannel) {

        public Consultations {
            byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
        }

        /** The used channels with their numbers. */
        public List<Map.Entry<String, Integer>> used() {
            return byChannel.entrySet().stream()
                    .filter(channel -> channel.getValue() > 0)
                    .toList();
        }

        /** The unused channels. */
        public List<String> unused() {
            return byChannel.entrySet().stream()
                    .filter(channel -> channel.getValue() == 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** All programmes, and the centre, together. */
    public record Total(Gatherings gatherings, int visits, int consultations) {}
}
