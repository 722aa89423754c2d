package org.ibasho.gateway.front;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a programme is like, as scheduling tells everybody.
 *
 * @param introduction null while scheduling has not told anything yet; then nothing below it is known either
 */
record Charter(
        String code,
        String mandate,
        List<String> kinds,
        @Nullable Text introduction,
        @Nullable Eligibility eligibility,
        @Nullable Observers observers,
        @Nullable Notices notices) {

    Charter {
        kinds = List.copyOf(kinds);
    }

    /** A programme of which only the name is known. */
    static Charter named(String code, String mandate, String... kinds) {
        return new Charter(code, mandate, List.of(kinds), null, null, null, null);
    }

    /** Whether there is more than its name. */
    public boolean isKnown() {
        return introduction != null && eligibility != null && observers != null && notices != null;
    }

    /** @param en null if there is no English; the Japanese text is shown then */
    record Text(String ja, @Nullable String en) {}

    /** @param baseAge null if it does not matter how old somebody is */
    record Eligibility(
            boolean persons,
            boolean families,
            @Nullable Integer baseAge,
            boolean youngerWelcome,
            boolean othersExcluded) {

        /** Its eligibility, as the suffix of a message key. */
        public String whom() {
            if (persons && families) {
                return "both";
            }
            return persons ? "persons" : "families";
        }
    }

    /** The terms for observers and press (見学・取材). Permission beforehand is always required. */
    record Observers(boolean admitted, int noticeDays, Text text) {}

    /** Guidance, one line each. */
    record Notices(List<String> ja, List<String> en) {

        Notices {
            ja = List.copyOf(ja);
            en = List.copyOf(en);
        }
    }
}
