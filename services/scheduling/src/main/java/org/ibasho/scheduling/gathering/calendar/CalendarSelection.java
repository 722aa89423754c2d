package org.ibasho.scheduling.gathering.calendar;

import java.util.Arrays;
import java.util.Locale;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/**
 * A filter for announced gatherings; null means any.
 *
 * @param town the town as the calendar has it, such as 札幌市
 */
public record CalendarSelection(
        @Nullable Programme programme,
        @Nullable Kind kind,
        @Nullable String town) {

    /** No filter. */
    public static final CalendarSelection ALL = new CalendarSelection(null, null, null);

    private static final int LONGEST_TOWN = 50;

    /**
     * Parses the query parameters of a feed; an empty one counts as absent. Codes may be in lower case, because people
     * type addresses by hand.
     *
     * @throws InputRejected for an unknown code, or a kind that its programme does not have
     */
    public static CalendarSelection read(@Nullable String programme, @Nullable String kind, @Nullable String town) {
        Programme readProgramme = one("programme", Programme.values(), programme);
        Kind readKind = one("kind", Kind.values(), kind);
        if (readProgramme != null && readKind != null && readKind.programme() != readProgramme) {
            throw new InputRejected(Fault.at("kind", "kind-not-in-programme"));
        }
        if (town != null && town.length() > LONGEST_TOWN) {
            throw new InputRejected(Fault.at("town", "wrong-length"));
        }
        return new CalendarSelection(readProgramme, readKind, town == null || town.isBlank() ? null : town.strip());
    }

    /** Whether the gathering matches. */
    public boolean has(CalendarEntry gathering) {
        return (programme == null || programme == gathering.programme())
                && (kind == null || kind.name().equals(gathering.kind()))
                && (town == null || town.equals(gathering.town()));
    }

    private static <E extends Enum<E>> @Nullable E one(String field, E[] values, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        String name = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findAny()
                .orElseThrow(() -> new InputRejected(Fault.at(field, "unknown-value")));
    }
}
