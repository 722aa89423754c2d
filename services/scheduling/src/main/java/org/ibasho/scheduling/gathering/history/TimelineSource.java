package org.ibasho.scheduling.gathering.history;

import java.util.stream.Stream;

/** Contributes entries to a gathering's history from another module, such as the one that keeps the roster. */
public interface TimelineSource {

    /** The entries of a gathering, in any order. */
    Stream<TimelineEntry> of(String gatheringId);
}
