package org.ibasho.web.problem;

import java.net.SocketTimeoutException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Derives field and fault from the framework's exceptions about invalid input. */
public final class InputFaults {

    private InputFaults() {}

    /** The faults of a body or form that violates constraints. */
    public static List<Fault> of(BindingResult result) {
        return result.getAllErrors().stream().map(InputFaults::of).toList();
    }

    private static Fault of(ObjectError error) {
        String field = error instanceof org.springframework.validation.FieldError named ? named.getField() : null;
        String constraint = error.getCode() == null ? "" : error.getCode();
        String code = switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong-length";
            case "typeMismatch" -> isForbidden(error) ? ForbiddenCharacter.CODE : "unknown-value";
            default -> "invalid-value";
        };
        return new Fault(code, field, List.of());
    }

    static Fault of(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        return switch (cause) {
            case DatabindException text
            when hasForbiddenCharacter(text) -> new Fault(ForbiddenCharacter.CODE, path(text), List.of());
            case InvalidFormatException wrong -> new Fault(codeFor(wrong.getTargetType()), path(wrong), List.of());
            case StreamReadException broken -> Fault.of("broken-json");
            case DatabindException wrong -> new Fault("invalid-value", path(wrong), List.of());
            case null, default -> Fault.of(cause == null ? "body-missing" : "broken-json");
        };
    }

    /** 413 or 408 if the body exceeded a limit, otherwise 400. */
    static HttpStatus statusOf(Exception unreadable) {
        if (unreadable instanceof MaxUploadSizeExceededException) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return switch (NestedExceptionUtils.getMostSpecificCause(unreadable)) {
            case BodyTooLarge tooLarge -> HttpStatus.CONTENT_TOO_LARGE;
            case InvalidParameterException form
            when form.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() -> HttpStatus.CONTENT_TOO_LARGE;
            case SocketTimeoutException tooSlow -> HttpStatus.REQUEST_TIMEOUT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    static String codeFor(MethodArgumentTypeMismatchException mismatch) {
        return hasForbiddenCharacter(mismatch) ? ForbiddenCharacter.CODE : codeFor(mismatch.getRequiredType());
    }

    private static String codeFor(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "invalid-value";
        }
        if (wanted.isEnum()) {
            return "unknown-value";
        }
        if (wanted == java.util.UUID.class) {
            return "invalid-id";
        }
        return Temporal.class.isAssignableFrom(wanted) ? "invalid-date" : "invalid-value";
    }

    private static boolean isForbidden(ObjectError error) {
        return error.contains(TypeMismatchException.class)
                && hasForbiddenCharacter(error.unwrap(TypeMismatchException.class));
    }

    private static boolean hasForbiddenCharacter(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof ForbiddenCharacter;
    }

    private static @Nullable String path(JacksonException wrong) {
        String path = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() != null ? "." + step.getPropertyName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
    }
}
