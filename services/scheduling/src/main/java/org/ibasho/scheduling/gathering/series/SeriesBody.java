package org.ibasho.scheduling.gathering.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/**
 * The request body for starting or previewing a series. Theme, venue and town are shown to the public.
 *
 * @param first the first possible day of the rule
 * @param rule an RRULE (RFC 5545) that ends
 * @param without the numbers of excluded months; null for none
 * @param start the start time of each gathering, in Japan
 * @param dates the selected days of the rule; null for all
 */
public record SeriesBody(
        @NotNull Programme programme,
        @NotNull Kind kind,
        @Size(max = 100) @Nullable String theme,
        @NotNull LocalDate first,
        @NotBlank @Size(max = 500) String rule,
        @Size(max = 12) @Nullable List<@NotNull @Min(1) @Max(12) Integer> without,
        @NotNull LocalTime start,
        @NotNull LocalTime end,
        @NotNull @Valid VenueRequest venue,
        @NotEmpty @Size(max = 3) List<@NotNull Entrance> doors,
        @Size(max = Recurrence.MOST) @Nullable List<@NotNull LocalDate> dates) {

    /**
     * The parsed rule.
     *
     * @throws InputRejected if a series cannot have it
     */
    public Recurrence recurrence() {
        Set<Month> months = Objects.requireNonNullElse(without, List.<Integer>of()).stream()
                .map(Month::of)
                .collect(Collectors.toSet());
        return Recurrence.of(first, rule, months);
    }

    Pattern pattern() {
        return pattern(start, end, theme, venue);
    }

    static Pattern pattern(LocalTime start, LocalTime end, @Nullable String theme, VenueRequest venue) {
        return new Pattern(
                start,
                end,
                theme == null || theme.isBlank() ? null : theme.strip(),
                venue.name().strip(),
                venue.town().strip());
    }
}
