package org.ibasho.scheduling.gathering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.scheduling.gathering.PlanBody.DetailsRequest;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.ibasho.scheduling.programme.Entrance;
import org.jspecify.annotations.Nullable;

/** Request bodies for changes of an existing gathering. */
public sealed interface ChangeBody {

    /**
     * A new time.
     *
     * @param lateRecord true to enter a gathering that was held in the past; null counts as false
     * @param acceptOverlap true to accept another gathering at the venue at that time; null counts as false
     */
    record Move(
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @Nullable Boolean lateRecord,
            @Nullable Boolean acceptOverlap)
            implements ChangeBody {}

    /**
     * Everything except the time. Omitted values are removed.
     *
     * @param acceptOverlap true to accept another gathering at the venue at that time; null counts as false
     */
    record Revise(
            @Size(max = 100) @Nullable String theme,
            @NotNull @Valid VenueRequest venue,
            @NotEmpty @Size(max = 3) List<@NotNull Entrance> doors,
            @Valid @Nullable DetailsRequest details,
            @Nullable Boolean acceptOverlap)
            implements ChangeBody {}

    /** @param replacement the time of the replacement; null for none */
    record Cancel(
            @NotBlank @Size(max = 200) String reason,
            @Valid @Nullable Replacement replacement) implements ChangeBody {}

    /**
     * The time of the gathering that replaces a cancelled one.
     *
     * @param acceptOverlap true to accept another gathering at the venue at that time; null counts as false
     */
    record Replacement(
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @Nullable Boolean acceptOverlap) {}
}
