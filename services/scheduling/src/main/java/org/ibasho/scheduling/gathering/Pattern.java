package org.ibasho.scheduling.gathering;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What the gatherings of a series have in common, apart from their days. Times are Japan's.
 *
 * @param theme shown to the public; null without one
 * @param venue the building
 * @param town the municipality
 */
public record Pattern(
        LocalTime start, LocalTime end, @Nullable String theme, String venue, String town) {}
