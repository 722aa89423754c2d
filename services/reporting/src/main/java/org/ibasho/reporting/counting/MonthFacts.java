package org.ibasho.reporting.counting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one month, before it is counted. Programmes, who, visit and channel are codes; one that is newer than
 * this service is a code like any other.
 */
public record MonthFacts(List<Gathering> gatherings, List<Visits> visits, List<Consultation> consultations) {

    public MonthFacts {
        gatherings = List.copyOf(gatherings);
        visits = List.copyOf(visits);
        consultations = List.copyOf(consultations);
    }

    /**
     * An announced gathering that starts in this month in Japan.
     *
     * @param doorClosed whether counting has ended there
     */
    public record Gathering(String programme, String mandate, State state, boolean doorClosed) {}

    /** Where an announced gathering stands. */
    public enum State {
        ANNOUNCED,
        CANCELLED,
        CONCLUDED
    }

    /** Visits at the closed door of a gathering of this month, 1 or more. */
    public record Visits(String programme, String who, String visit, int count) {}

    /** @param programme the programme of the gathering where it took place; null elsewhere */
    public record Consultation(@Nullable String programme, String channel) {}
}
