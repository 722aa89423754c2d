package org.ibasho.scheduling.gathering;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The values that all gatherings of a series share, apart from their days. Times are in Japan.
 *
 * @param theme shown to the public; null for none
 * @param venue the building
 * @param town the municipality
 */
public record Pattern(
        LocalTime start, LocalTime end, @Nullable String theme, String venue, String town) {}
