package org.ibasho.scheduling.reads;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the pattern of an address into the addresses of the records of a fixture. */
final class Addresses {

    /** A variable of a pattern, with the expression that it has to match, which can have braces itself. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    /** The query strings that pages and APIs need to show anything. */
    private static final Map<String, String> PARAMETERS =
            Map.of("/gatherings", "?month=%1$s", "/api/calendar", "?from=%1$s-01&to=%1$s-28");

    private final PersonalFixture fixture;

    Addresses(PersonalFixture fixture) {
        this.fixture = fixture;
    }

    /** A pattern with the names of its variables alone. */
    static String named(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll("{$1}");
    }

    List<String> of(String pattern) {
        return ids(pattern).stream()
                .map(id -> VARIABLE.matcher(pattern).replaceAll(found -> value(found.group(1), id)))
                .map(path -> path.replace("/**", "/x")
                        + PARAMETERS.getOrDefault(pattern, "").formatted(fixture.month()))
                .distinct()
                .toList();
    }

    private String value(String variable, String id) {
        return switch (variable) {
            case "id", "gatheringId" -> id;
            case "month" -> fixture.month();
            case "code" -> "SANGO";
            default -> "x";
        };
    }

    private List<String> ids(String pattern) {
        boolean staff = Stream.of("/staff/", "/api/staff/").anyMatch(pattern::startsWith);
        return staff ? fixture.staffIds() : fixture.gatheringIds();
    }
}
