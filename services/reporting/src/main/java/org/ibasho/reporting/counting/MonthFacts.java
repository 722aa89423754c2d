package org.ibasho.reporting.counting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one month. Programmes, who, visit and channel are codes; unknown newer codes are treated like any other.
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

    /** The state of an announced gathering. */
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
