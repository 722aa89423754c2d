package org.ibasho.scheduling.gathering.calendar;

import java.util.Arrays;
import java.util.Locale;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/**
 * Which of the announced gatherings somebody wants to see; null leaves the choice open.
 *
 * @param town as it is written in the calendar, such as 札幌市
 */
public record CalendarSelection(
        @Nullable Programme programme,
        @Nullable Kind kind,
        @Nullable String town) {

    /** All of them. */
    public static final CalendarSelection ALL = new CalendarSelection(null, null, null);

    private static final int LONGEST_TOWN = 50;

    /**
     * Reads the parameters of a feed's address; an empty one counts as left out. Codes may be in lower case, for addresses
     * are typed by hand.
     *
     * @throws InputRejected for a code that there is not, or a kind that its programme does not have
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

    /** Whether the gathering is one of them. */
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
