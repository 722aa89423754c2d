package org.ibasho.scheduling.gathering.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request body for changing the gatherings of a series. Theme, venue and town are shown to the public.
 *
 * @param from the first affected day of the series; null for all
 */
public record SeriesChangeBody(
        @Nullable LocalDate from,
        @NotNull LocalTime start,
        @NotNull LocalTime end,
        @Size(max = 100) @Nullable String theme,
        @NotNull @Valid VenueRequest venue) {}
