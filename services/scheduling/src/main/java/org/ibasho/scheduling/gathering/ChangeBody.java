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

/** What is asked when a gathering that there is becomes another. */
public sealed interface ChangeBody {

    /**
     * Another time.
     *
     * @param lateRecord true if the time is over and it was held then; null counts as false
     * @param acceptOverlap true if something else may be at the venue at that time; null counts as false
     */
    record Move(
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @Nullable Boolean lateRecord,
            @Nullable Boolean acceptOverlap)
            implements ChangeBody {}

    /**
     * Everything but its time, as it shall be: what is left out is no more.
     *
     * @param acceptOverlap true if something else may be at the venue at that time; null counts as false
     */
    record Revise(
            @Size(max = 100) @Nullable String theme,
            @NotNull @Valid VenueRequest venue,
            @NotEmpty @Size(max = 3) List<@NotNull Entrance> doors,
            @Valid @Nullable DetailsRequest details,
            @Nullable Boolean acceptOverlap)
            implements ChangeBody {}

    /** @param replacement when it takes place instead; null if it does not */
    record Cancel(
            @NotBlank @Size(max = 200) String reason,
            @Valid @Nullable Replacement replacement) implements ChangeBody {}

    /**
     * The time of a gathering that takes the place of another.
     *
     * @param acceptOverlap true if something else may be at the venue at that time; null counts as false
     */
    record Replacement(
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @Nullable Boolean acceptOverlap) {}
}
