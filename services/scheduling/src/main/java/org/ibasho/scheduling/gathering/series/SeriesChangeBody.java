package org.ibasho.scheduling.gathering.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.jspecify.annotations.Nullable;

/**
 * How the gatherings of a series are to be held from now on. Theme, venue and town are shown to the public.
 *
 * @param from the first of the series' own days that is meant; null for all
 */
public record SeriesChangeBody(
        @Nullable LocalDate from,
        @NotNull LocalTime start,
        @NotNull LocalTime end,
        @Size(max = 100) @Nullable String theme,
        @NotNull @Valid VenueRequest venue) {}
