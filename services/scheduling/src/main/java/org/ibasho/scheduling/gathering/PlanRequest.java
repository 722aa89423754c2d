package org.ibasho.scheduling.gathering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.scheduling.programme.Door;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * What is asked when a gathering is planned. Theme, venue and town are shown to the public.
 *
 * @param startsAt start, ISO 8601 with offset
 * @param endsAt end, ISO 8601 with offset
 */
public record PlanRequest(
        @NotNull Programme programme,
        @NotNull Kind kind,
        @Size(max = 100) @Nullable String theme,
        @NotNull OffsetDateTime startsAt,
        @NotNull OffsetDateTime endsAt,
        @NotNull @Valid VenueRequest venue,
        @NotEmpty @Size(max = 3) List<@NotNull Door> doors) {

    /**
     * A public meeting place.
     *
     * @param name the building
     * @param town the municipality
     */
    public record VenueRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 50) String town) {}
}
