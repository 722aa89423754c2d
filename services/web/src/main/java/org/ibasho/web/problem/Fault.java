package org.ibasho.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable and in kebab case; {@code problem.<code>} is its sentence in the message bundles
 * @param field the field as the request names it, or null when it is about the whole request
 * @param arguments what the sentence mentions, never personal data
 */
public record Fault(String code, @Nullable String field, List<Object> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    /** A fault of the whole request. */
    public static Fault of(String code, Object... arguments) {
        return new Fault(code, null, List.of(arguments));
    }

    /** A fault of one field. */
    public static Fault at(String field, String code, Object... arguments) {
        return new Fault(code, field, List.of(arguments));
    }
}
