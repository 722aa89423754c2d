package org.ibasho.chassis.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The addresses of a module's personal records, so that who is refused there is logged.
 *
 * @param record what kind of record they are
 * @param patterns such as {@code /api/staff/{id}}; {@code id} is the person
 */
public record PersonalRecords(String record, List<PathPattern> patterns) {

    private static final String ID = "id";
    private static final int LONGEST_SUBJECT = 100;

    public static PersonalRecords of(String record, String... patterns) {
        return new PersonalRecords(
                record,
                List.of(patterns).stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }

    /** Whose record a request is for: empty if it is for none of these; "-" if it is for all of them. */
    Optional<String> subject(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream()
                .map(pattern -> pattern.matchAndExtract(path))
                .filter(match -> match != null)
                .map(match -> match.getUriVariables().getOrDefault(ID, "-"))
                .map(subject -> subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())))
                .findFirst();
    }
}
