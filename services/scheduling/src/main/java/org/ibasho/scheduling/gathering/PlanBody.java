package org.ibasho.scheduling.gathering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * The request body for planning a gathering. Theme, venue and town are shown to the public.
 *
 * @param startsAt start, ISO 8601 with offset
 * @param endsAt end, ISO 8601 with offset
 * @param details further details; null for none
 * @param lateRecord true to enter a gathering that was held in the past; null counts as false
 * @param acceptOverlap true to accept another gathering at the venue at that time; null counts as false
 */
public record PlanBody(
        @NotNull Programme programme,
        @NotNull Kind kind,
        @Size(max = 100) @Nullable String theme,
        @NotNull OffsetDateTime startsAt,
        @NotNull OffsetDateTime endsAt,
        @NotNull @Valid VenueRequest venue,
        @NotEmpty @Size(max = 3) List<@NotNull Entrance> doors,
        @Valid @Nullable DetailsRequest details,
        @Nullable Boolean lateRecord,
        @Nullable Boolean acceptOverlap) {

    /**
     * A public meeting place.
     *
     * @param name the building
     * @param town the municipality
     */
    public record VenueRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 50) String town) {}

    /** As {@link Details}; blank values count as absent. */
    public record DetailsRequest(
            @Size(max = 6) @Nullable List<@NotBlank @Size(max = 30) String> tables,
            @Min(1) @Max(500) @Nullable Integer capacity,
            @Size(max = 200) @Nullable String meetingPoint,
            @Size(max = 200) @Nullable String gear,
            @Size(max = 200) @Nullable String rainRule) {

        static Details read(@Nullable DetailsRequest asked) {
            return asked == null
                    ? Details.NONE
                    : new Details(
                            Objects.requireNonNullElse(asked.tables, List.<String>of()).stream()
                                    .map(String::strip)
                                    .distinct()
                                    .toList(),
                            asked.capacity,
                            text(asked.meetingPoint),
                            text(asked.gear),
                            text(asked.rainRule));
        }
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
