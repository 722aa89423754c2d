package org.ibasho.scheduling.gathering.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param by who did it, as the realm calls them; null if it was a reaction, or happened before that was written down
 * @param withSeries whether it came of a change of the series that the gathering belongs to
 */
public record TimelineEntry(Instant at, @Nullable String by, boolean withSeries, RenderedChange said) {}
