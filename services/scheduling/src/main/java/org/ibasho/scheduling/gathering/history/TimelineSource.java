package org.ibasho.scheduling.gathering.history;

import java.util.stream.Stream;

/** Adds what happened elsewhere to a gathering's history. Another module implements it, such as the one that keeps the roster. */
public interface TimelineSource {

    /** What happened, in any order. */
    Stream<TimelineEntry> of(String gatheringId);
}
