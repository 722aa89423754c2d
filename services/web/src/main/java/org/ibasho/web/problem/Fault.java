package org.ibasho.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a request.
 *
 * @param code stable and in kebab case; {@code problem.<code>} is its sentence in the message bundles
 * @param field the field's name in the request; null for a fault of the whole request
 * @param arguments the arguments of the sentence, never personal data
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
