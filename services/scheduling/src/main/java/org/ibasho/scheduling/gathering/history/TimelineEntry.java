package org.ibasho.scheduling.gathering.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a gathering.
 *
 * @param by the login that it was done with ({@code sub}); null for a reaction, or if the event did not record it
 * @param withSeries whether a change of its series caused it
 */
public record TimelineEntry(Instant at, @Nullable String by, boolean withSeries, RenderedChange said) {}
